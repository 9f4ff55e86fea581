/** What a program behind nginx is told of a request. Nothing here runs one, so only the directives' form matters. */
const params = (kind: 'fastcgi' | 'uwsgi' | 'scgi') =>
  `QUERY_STRING $query_string; REQUEST_METHOD $request_method; CONTENT_TYPE $content_type;
  CONTENT_LENGTH $content_length; REQUEST_URI $request_uri; DOCUMENT_URI $document_uri; DOCUMENT_ROOT $document_root;
  SERVER_PROTOCOL $server_protocol; REQUEST_SCHEME $scheme; REMOTE_ADDR $remote_addr; REMOTE_PORT $remote_port;
  SERVER_PORT $server_port; SERVER_NAME $server_name;`.replace(/([A-Z_]+ \$\w+;)/g, `${kind}_param $1`)

/** Files beside nginx.conf in every installation, those that matter here. */
const FILES: { readonly [name: string]: string } = {
  'mime.types': `types {
    text/html html htm shtml; text/css css; text/xml xml; image/gif gif; image/jpeg jpeg jpg;
    application/javascript js; application/atom+xml atom; application/rss+xml rss; text/plain txt;
    text/vnd.wap.wml wml; image/png png; image/svg+xml svg svgz; image/webp webp; image/x-icon ico;
    font/woff woff; font/woff2 woff2; application/json json; application/pdf pdf; application/wasm wasm;
    application/zip zip; video/mp4 mp4;
  }`,
  proxy_params: `proxy_set_header Host $http_host;
    proxy_set_header X-Real-IP $remote_addr;
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    proxy_set_header X-Forwarded-Proto $scheme;`,
  fastcgi_params: params('fastcgi'),
  'fastcgi.conf': `fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name; ${params('fastcgi')}`,
  uwsgi_params: params('uwsgi'),
  scgi_params: params('scgi'),
  // Without its `try_files $fastcgi_script_name =404`: the scripts of a real site are not here.
  'snippets/fastcgi-php.conf': `fastcgi_split_path_info ^(.+?\\.php)(/.*)$; set $path_info $fastcgi_path_info;
    fastcgi_param PATH_INFO $path_info; fastcgi_index index.php; ${params('fastcgi')}`,
}

/** What an `include` brings; null where nginx finds no such file. A pattern that matches nothing brings nothing. */
export function includedText(pattern: string): string | null {
  if (/[*?[]/.test(pattern)) return ''
  const name = pattern.replace(/^\/etc\/nginx\//, '')
  return Object.hasOwn(FILES, name) ? (FILES[name] ?? null) : null
}
