import { headerValues } from '../../trace/header-list.ts'
import type { Dialect } from '../dialect.ts'
import { isListHeader } from '../list-header.ts'
import { addsOnlyAlways } from './adds-only-always.ts'
import { amendNginx } from './amend.ts'
import { checkConfiguration } from './check/check.ts'
import { NGINX_HELP } from './help.ts'
import { serveSite } from './run/serve.ts'
import { buildSite } from './run/site.ts'

const EXAMPLE = `# The origins that may read the answers. Every other one gets no header.
map $http_origin $cors_origin {
    default "";
    "https://foo.example" $http_origin;
    "~^https://[a-z0-9-]+\\.example\\.com$" $http_origin;
}

server {
    listen 443 ssl;
    server_name bar.other;

    location /resources/ {
        default_type application/json;
        add_header Access-Control-Allow-Origin $cors_origin always;
        add_header Vary Origin always;
        return 200 '{ "reading": 42 }';
    }
}
`

const ALSO_WITH_ERRORS = '`always` sends the same line of `add_header` with errors too.'

/** nginx 1.22.1: a whole `nginx.conf`, or what is inside its `http`. */
export const nginx: Dialect = {
  example: EXAMPLE,
  help: NGINX_HELP,
  advise: ({ header, value, preflight, sent = [] }) =>
    !isListHeader(header) && headerValues(sent, header).length > 1
      ? `Let one of the two send it: \`proxy_hide_header ${header};\` beside \`proxy_pass\` keeps back that of the server behind, or take out \`add_header ${header}\`.`
      : `In the \`location\` that answers: \`add_header ${header} "${value}" always;\`${preflight ? ', where `$request_method` is OPTIONS' : ''}.`,
  amend: (text, change) =>
    amendNginx(text, change).map((amended) =>
      addsOnlyAlways(text, amended) ? { text: amended, says: ALSO_WITH_ERRORS } : { text: amended },
    ),
  check: (text, onLine) => checkConfiguration(text, onLine).problems.diagnostics,
  start: async (text, { print, now, busyWith }) => {
    const { directives, problems } = checkConfiguration(text)
    const { diagnostics, broken, crash } = problems
    if (broken) return { server: null, diagnostics, ...(crash ? { crash } : {}) }
    return { server: serveSite(buildSite(directives, now), { print, ...(busyWith ? { busyWith } : {}) }), diagnostics }
  },
}
