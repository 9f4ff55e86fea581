/** Which field of `cors.Config` a response header comes from. */
export const CONFIG_FIELDS: Readonly<Record<string, string>> = {
  'access-control-allow-origin': 'AllowOrigins',
  'access-control-allow-credentials': 'AllowCredentials',
  'access-control-allow-methods': 'AllowMethods',
  'access-control-allow-headers': 'AllowHeaders',
  'access-control-expose-headers': 'ExposeHeaders',
  'access-control-max-age': 'MaxAge',
  'access-control-allow-private-network': 'AllowPrivateNetwork',
}
