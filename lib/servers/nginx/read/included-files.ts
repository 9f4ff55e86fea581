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
}

/** What an `include` brings; null where nginx finds no such file. A pattern that matches nothing brings nothing. */
export function includedText(pattern: string): string | null {
  if (/[*?[]/.test(pattern)) return ''
  const name = pattern.replace(/^\/etc\/nginx\//, '')
  return Object.hasOwn(FILES, name) ? (FILES[name] ?? null) : null
}
