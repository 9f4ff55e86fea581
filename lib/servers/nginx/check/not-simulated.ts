/** Directives that would change what can be seen here, and that this nginx reads without acting on them. */
export const NOT_SIMULATED: ReadonlySet<string> = new Set(
  `sub_filter mirror limit_req limit_conn dav_methods autoindex random_index secure_link
  valid_referers split_clients geo add_trailer add_before_body add_after_body post_action ssi slice charset_map
  proxy_cookie_domain proxy_cookie_path proxy_cookie_flags proxy_set_body proxy_store proxy_cache_use_stale userid
  set_real_ip_from real_ip_header`.split(/\s+/),
)
