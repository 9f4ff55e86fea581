import type { HelpWord } from '../dialect.ts'

/** The directives and variables that CORS takes in nginx. */
export const NGINX_HELP: readonly HelpWord[] = [
  {
    word: 'add_header',
    insert: 'add_header $0 always;',
    says: 'Adds a header to the answer, beside one of that name that is there. Without `always` only where the status is 200, 201, 204, 206, 301, 302, 303, 304, 307 or 308. A block with an `add_header` of its own takes none from the block around it.',
  },
  {
    word: 'always',
    says: 'Makes `add_header` count for every status, errors too. Without it, a 401 or a 502 looks like a CORS error.',
  },
  {
    word: 'if',
    insert: 'if ($request_method = OPTIONS) {\n    $0\n}',
    says: 'Runs its block where the condition holds. It is a block of its own: with one `add_header` inside, those of the location are gone.',
  },
  {
    word: 'map',
    insert: 'map $http_origin $cors_origin {\n    default "";\n    "$0" $http_origin;\n}',
    says: 'Gives a variable its value by looking another one up. It stands outside of `server`. A header with an empty value is not sent.',
  },
  {
    word: 'return',
    insert: 'return 204;$0',
    says: 'Ends here with a status, and with a text or an address where one is given.',
  },
  {
    word: 'location',
    insert: 'location / {\n    $0\n}',
    says: 'What happens to requests whose path begins with this. `=` asks for this path alone, `~` for a regular expression.',
  },
  { word: 'server', insert: 'server {\n    $0\n}', says: 'One site: where it listens, and its locations.' },
  { word: 'listen', says: 'The port of the site.' },
  {
    word: 'server_name',
    says: 'The names of the site. Of several sites on one port, the `Host` of the request decides.',
  },
  {
    word: 'proxy_pass',
    insert: 'proxy_pass http://localhost:8080;$0',
    says: "Sends the request on to another server. With a path at its end, that path takes the place of the location's.",
  },
  {
    word: 'proxy_set_header',
    says: 'Changes a header of the request that is sent on. By itself nginx changes `Host` and `Connection`, and passes `Origin` on as it came.',
  },
  {
    word: 'proxy_hide_header',
    insert: 'proxy_hide_header Access-Control-Allow-Origin;$0',
    says: "Takes a header away from the other server's answer. The remedy where both servers send `Access-Control-Allow-Origin`.",
  },
  {
    word: 'proxy_pass_header',
    says: 'Lets a header of the other server through that nginx hides by itself, such as `Server`.',
  },
  {
    word: 'proxy_cache_path',
    insert: 'proxy_cache_path /var/cache/nginx keys_zone=$0:1m;',
    says: 'Makes room for a cache and gives it a name. It stands outside of `server`.',
  },
  { word: 'proxy_cache', says: 'Keeps answers of the other server in this cache and sends them again, to everybody.' },
  { word: 'proxy_cache_valid', says: 'How long answers are kept whose server does not say it.' },
  {
    word: 'proxy_cache_key',
    says: 'What tells two requests apart in the cache. `$http_origin` in it keeps an answer for each origin.',
  },
  {
    word: 'error_page',
    says: 'Answers an error with another path. The headers are then those of the location that this path leads to.',
  },
  { word: 'limit_except', says: 'Settings for every method but these. With `deny all` in it, a preflight gets 403.' },
  {
    word: 'auth_basic',
    says: 'Asks for a password. A preflight brings none, so it gets 401; let OPTIONS pass before.',
  },
  { word: 'default_type', says: 'The `Content-Type` where the path has no known ending.' },
  { word: '$http_origin', says: 'The `Origin` of the request, empty where there is none.' },
  { word: '$request_method', says: 'The method of the request, such as `GET` or `OPTIONS`.' },
  {
    word: '$http_access_control_request_headers',
    says: 'What a preflight asks for in `Access-Control-Request-Headers`.',
  },
  {
    word: '$upstream_cache_status',
    says: '`HIT` where the answer came out of the cache, `MISS` where the other server was asked.',
  },
  { word: '$upstream_http_', says: "A header of the other server's answer, as in `$upstream_http_etag`." },
]
