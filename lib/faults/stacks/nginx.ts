import { APPLICATION, domainOf, LOGIN_PAGE, type Plan } from '../plan.ts'

/** nginx in front of the application: it adds the permission, and answers preflights itself. */
export function nginxServer(plan: Plan): string {
  return plan.task === 'picture' ? cachingServer(plan) : permittingServer(plan)
}

function permittingServer(plan: Plan): string {
  const { server, api } = plan
  const hasCors = server.origins.length > 0
  const always = server.errors ? ' always' : ''
  const add = (name: string, value: string, indent: string) => `${indent}add_header ${name} ${value}${always};\n`
  const common = (indent: string) =>
    !hasCors
      ? ''
      : add('Access-Control-Allow-Origin', originValue(plan), indent) +
        (server.credentials === null ? '' : add('Access-Control-Allow-Credentials', server.credentials, indent)) +
        add('Vary', 'Origin', indent)
  const inner = '            '
  const outer = '        '
  const list = (name: string, values: readonly string[]) =>
    values.length === 0 || !hasCors ? '' : add(name, `"${values.join(', ')}"`, inner)
  const answer = server.preflight === 'login' ? `${inner}return 302 ${LOGIN_PAGE(plan)}/;\n` : `${inner}return 204;\n`
  const preflight =
    server.preflight === 'auth' || server.preflight === 'nobody' || !hasCors
      ? ''
      : `${outer}if ($request_method = OPTIONS) {\n${common(inner)}${list('Access-Control-Allow-Methods', server.methods)}${list('Access-Control-Allow-Headers', server.headers)}${answer}${outer}}\n`
  const expose =
    hasCors && server.expose.length > 0
      ? add('Access-Control-Expose-Headers', `"${server.expose.join(', ')}"`, outer)
      : ''
  return `${mapOf(plan)}server {
    listen 443 ssl;
    server_name ${api.replace('https://', '')};

    location / {
${preflight}${common(outer)}${expose}${outer}proxy_pass ${APPLICATION};
    }
}
`
}

function originValue({ server: { compare, origins } }: Plan): string {
  if (compare === 'star') return '*'
  if (compare === 'reflect') return '$http_origin'
  return compare === 'one-line' ? `"${origins.join(', ')}"` : '$allowed'
}

/** The map from the page's origin to the value that is sent: empty for all others, and then nothing is sent. */
function mapOf(plan: Plan): string {
  const { compare, origins } = plan.server
  if (origins.length === 0 || compare === 'star' || compare === 'reflect' || compare === 'one-line') return ''
  const escaped = (host: string) => host.replace(/[.]/g, '\\.')
  const pattern =
    compare === 'suffix' ? `~${escaped(domainOf(plan))}$` : `~^https://${escaped(plan.page.replace('https://', ''))}`
  const keys = compare === 'exact' ? origins : [pattern]
  return `map $http_origin $allowed {\n    default "";\n${keys.map((key) => `    "${key}" $http_origin;\n`).join('')}}\n\n`
}

/** The pictures are kept for all visitors; who may read them is the application's own affair. */
const cachingServer = ({ api }: Plan): string => `proxy_cache_path /var/cache/nginx keys_zone=pictures:1m;

server {
    listen 443 ssl;
    server_name ${api.replace('https://', '')};

    location / {
        proxy_pass ${APPLICATION};
        proxy_cache pictures;
        proxy_cache_valid 200 10m;
    }
}
`
