/** Response header → option of the `cors` package. https://github.com/expressjs/cors#configuration-options */
export const CORS_OPTIONS: Readonly<Record<string, string>> = {
  'access-control-allow-origin': 'origin',
  'access-control-allow-methods': 'methods',
  'access-control-allow-headers': 'allowedHeaders',
  'access-control-expose-headers': 'exposedHeaders',
  'access-control-allow-credentials': 'credentials',
  'access-control-max-age': 'maxAge',
}
