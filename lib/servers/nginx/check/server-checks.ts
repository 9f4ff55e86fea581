import type { DirectiveCheck } from './check-context.ts'

/** Where a site listens, what it is called, and the servers that are named once. */
export const SERVER_CHECKS: { readonly [name: string]: DirectiveCheck } = {
  listen: (check, directive) => {
    const [address, ...options] = directive.args
    const problem = problemWithAddress(address?.text ?? '')
    if (problem) {
      check.fail(directive, 'listen-address', problem, address)
      return true
    }
    const known =
      /^(default(_server)?|ssl|http2|spdy|proxy_protocol|deferred|bind|reuseport|(setfib|fastopen|backlog|rcvbuf|sndbuf|accept_filter|ipv6only|so_keepalive)=.*)$/
    const wrong = options.find(({ text }) => !known.test(text))
    if (wrong) check.fail(directive, 'invalid-parameter', `invalid parameter "${wrong.text}"`, wrong)
    return true
  },
  server_name: (check, directive) => {
    for (const arg of directive.args) {
      if (arg.text.startsWith('~')) check.regex(directive, arg, arg.text.slice(1), true)
    }
    return true
  },

  upstream: (check, directive, _parent, seen) => {
    const name = directive.args[0]?.text ?? ''
    if (seen.has(`upstream ${name}`)) check.fail(directive, 'duplicate-upstream', `duplicate upstream "${name}"`)
    seen.add(`upstream ${name}`)
    return true
  },
  server: (check, directive, parent) => {
    if (parent?.name.text !== 'upstream') return true
    const known = /^(weight=\d+|max_conns=\d+|max_fails=\d+|fail_timeout=.+|backup|down|resolve)$/
    const wrong = directive.args.slice(1).find(({ text }) => !known.test(text))
    if (wrong) check.fail(directive, 'invalid-parameter', `invalid parameter "${wrong.text}"`, wrong)
    return true
  },
}

/** nginx's message about the address of `listen`, or null. Names other than `localhost` cannot be resolved here. */
function problemWithAddress(text: string): string | null {
  const of = `in "${text}" of the "listen" directive`
  if (text.startsWith('unix:')) return null
  if (/[/?]/.test(text)) return `invalid host ${of}`
  const [, host, port] = /^(\[[^\]]*\]|[^:]*):(.*)$/.exec(text) ?? []
  const number = port ?? (/^\d+$/.test(text) ? text : undefined)
  if (number !== undefined && !(/^\d{1,5}$/.test(number) && Number(number) >= 1 && Number(number) <= 65535)) {
    return `invalid port ${of}`
  }
  const name = host ?? (number === undefined ? text : '*')
  if (name === '') return `no host ${of}`
  return /^(\*|localhost|\[[\da-fA-F:.]*\]|[\d.]+|[A-Za-z][\w.-]*)$/.test(name) ? null : `host not found ${of}`
}
