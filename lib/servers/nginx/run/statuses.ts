const PHRASES: { readonly [status: number]: string } = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  206: 'Partial Content',
  301: 'Moved Permanently',
  302: 'Moved Temporarily',
  303: 'See Other',
  304: 'Not Modified',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Not Allowed',
  406: 'Not Acceptable',
  408: 'Request Time-out',
  409: 'Conflict',
  410: 'Gone',
  411: 'Length Required',
  412: 'Precondition Failed',
  413: 'Request Entity Too Large',
  414: 'Request-URI Too Large',
  415: 'Unsupported Media Type',
  416: 'Requested Range Not Satisfiable',
  421: 'Misdirected Request',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
  505: 'HTTP Version Not Supported',
  507: 'Insufficient Storage',
}

/** What the page of a status is headed with, where that is not its reason phrase. */
const TITLES: { readonly [status: number]: string } = {
  302: 'Found',
  401: 'Authorization Required',
  416: 'Requested Range Not Satisfiable',
}

/** As `ngx_http_status_lines` has it; empty where nginx knows none. */
export function reasonPhrase(status: number): string {
  return PHRASES[status] ?? ''
}

/**
 * The page that nginx makes for a status by itself; null where it has none.
 * @param server what it calls itself
 */
export function pageOf(status: number, server: string): string | null {
  const title = TITLES[status] ?? (status >= 300 && status !== 304 ? PHRASES[status] : undefined)
  if (title === undefined) return null
  const head = `<html>\r\n<head><title>${status} ${title}</title></head>\r\n<body>\r\n`
  return `${head}<center><h1>${status} ${title}</h1></center>\r\n<hr><center>${server}</center>\r\n</body>\r\n</html>\r\n`
}
