import { allowOrigin, callOfBarOther, type ErrorPage, FOO, routes } from './error-page.ts'

const NEAR = 'http://localhost:8080'
const server = (origin: string) =>
  routes({ route: 'GET /data', status: '200 OK', headers: [allowOrigin(origin)], body: 'hello' })
const NEAR_CALL = `const response = await fetch("${NEAR}/data");\nconsole.log(await response.text());`

/** Chrome keeps pages of the internet away from the person's own network and machine until the person allows it. */
export const LOCAL_NETWORK_ERRORS: readonly ErrorPage[] = [
  {
    reason: 'local-network-access',
    title: 'The person has not allowed the local network',
    means:
      'The page came from the internet, and the server is on the person’s own machine (`loopback`) or network (`local`). Since version 142, Chrome asks the person first, and sends nothing before they allow it. It says “blocked by CORS policy”, but no header is involved.',
    causes: [
      'The prompt was closed, blocked, or has not been answered yet.',
      'A deployed page still calls `http://localhost`: it was built with the address from development.',
      'The page is in a frame that its parent has not given the permission with `allow="loopback-network; local-network"`.',
    ],
    fix: 'Allow it in the prompt, or in the site settings beside the page’s address. The server has to allow the page’s origin as well. Or open the page from `localhost` too, or call a public server.',
    document: callOfBarOther(NEAR_CALL, '', { servers: { [NEAR]: server(FOO) } }),
  },
  {
    reason: 'local-network-access-insecure',
    title: 'A page over plain HTTP may not ask for the local network',
    means:
      'The page came from the internet over plain HTTP, and the server is on the person’s own machine or network. Only a secure context may ask for that, so Chrome does not ask and sends nothing.',
    causes: ['The page is served over `http://` from a host that is not `localhost`.'],
    fix: 'Serve the page over HTTPS. Then Chrome asks the person.',
    document: callOfBarOther(NEAR_CALL, '', {
      page: 'http://foo.example/',
      servers: { [NEAR]: server('http://foo.example') },
    }),
  },
  {
    reason: 'local-network-access-mismatch',
    title: 'The server is in another address space than the call says',
    means:
      'The call has the option `targetAddressSpace`, and the server is somewhere else. Chrome sends nothing over such a connection.',
    causes: [
      '`local` was written for a server on the same machine, which is `loopback`.',
      'The name leads to a public server.',
    ],
    fix: 'Write the address space in which the server is, or leave the option out.',
    document: callOfBarOther(
      'const response = await fetch("https://bar.other/data", {\n  targetAddressSpace: "local",\n});\nconsole.log(await response.text());',
      server(FOO),
    ),
  },
]
