/** The variables that nginx 1.22.1 has without being told of any, read from its modules' tables. */
const BUILT_IN: ReadonlySet<string> = new Set(
  `http_host http_user_agent http_referer http_via http_x_forwarded_for http_cookie content_length content_type host
  binary_remote_addr remote_addr remote_port proxy_protocol_addr proxy_protocol_port proxy_protocol_server_addr
  proxy_protocol_server_port server_addr server_port server_protocol scheme https request_uri uri document_uri request
  document_root realpath_root query_string args is_args request_filename server_name request_method remote_user
  bytes_sent body_bytes_sent pipe request_completion request_body request_body_file request_length request_time
  request_id status limit_rate connection connection_requests connection_time nginx_version hostname pid msec
  time_iso8601 time_local tcpinfo_rtt tcpinfo_rttvar tcpinfo_snd_cwnd tcpinfo_rcv_space upstream_addr upstream_status
  upstream_connect_time upstream_header_time upstream_response_time upstream_response_length upstream_bytes_received
  upstream_bytes_sent upstream_cache_status upstream_cache_last_modified upstream_cache_etag date_local date_gmt http2
  limit_conn_status limit_req_status realip_remote_addr realip_remote_port ssl_protocol ssl_cipher ssl_ciphers ssl_curve
  ssl_curves ssl_session_id ssl_session_reused ssl_early_data ssl_server_name ssl_alpn_protocol ssl_client_cert
  ssl_client_raw_cert ssl_client_escaped_cert ssl_client_s_dn ssl_client_i_dn ssl_client_s_dn_legacy
  ssl_client_i_dn_legacy ssl_client_serial ssl_client_fingerprint ssl_client_verify ssl_client_v_start ssl_client_v_end
  ssl_client_v_remain proxy_host proxy_port proxy_add_x_forwarded_for fastcgi_script_name fastcgi_path_info msie
  modern_browser ancient_browser connections_active connections_reading connections_writing connections_waiting
  gzip_ratio slice_range invalid_referer secure_link secure_link_expires uid_got uid_set uid_reset
  upstream_queue_time`.split(/\s+/),
)

const PREFIXES = /^(http|sent_http|sent_trailer|cookie|arg|upstream_http|upstream_trailer|upstream_cookie)_/

/** Built-in ones that `set` may write to. */
const CHANGEABLE: readonly string[] = ['args', 'limit_rate']

export function isBuiltInVariable(name: string): boolean {
  return BUILT_IN.has(name) || PREFIXES.test(name)
}

/** `set $host …` is refused; a name with one of the prefixes is not built in until somebody reads it. */
export function isReadOnlyVariable(name: string): boolean {
  return BUILT_IN.has(name) && !CHANGEABLE.includes(name)
}
