/** Response headers that the script reads as null. */
import type { HeaderEvent, Trace } from '../../events.ts'
import { getHeader } from '../../header-list.ts'
import { type Facts, withCredentials } from '../facts.ts'
import { listed } from '../sentences.ts'

/** Headers for browsers, caches and connections, which no script needs. */
const NOT_FOR_SCRIPTS =
  /^(date|server|via|age|vary|connection|keep-alive|transfer-encoding|content-encoding|accept-ranges|alt-svc|allow|trailer|upgrade|pragma|x-powered-by|strict-transport-security|access-control-.*|timing-allow-origin|cross-origin-.*|origin-agent-cluster|content-security-policy.*|permissions-policy|referrer-policy|report-to|reporting-endpoints|nel|server-timing|x-content-type-options|x-frame-options|x-xss-protection|x-dns-prefetch-control|x-download-options|x-permitted-cross-domain-policies|set-cookie2?|location)$/i

/** One paragraph, or an empty text where no header that a script may need is hidden. */
export function hiddenHeaders(trace: Trace, f: Facts): string {
  const names = [
    ...new Set(
      trace.flatMap((e) => (e.type === 'header' && isHidden(e, f) && !NOT_FOR_SCRIPTS.test(e.name) ? [e.name] : [])),
    ),
  ]
  if (names.length === 0) return ''
  const many = names.length > 1
  const cannot = `The script cannot see ${many ? 'the headers' : 'the header'} ${listed(names)}: `
  const list = f.response && getHeader(f.response.headers, 'Access-Control-Expose-Headers')
  const spoilers = list ? list.split(',').flatMap((item) => (isToken(item.trim()) ? [] : [item.trim()])) : []
  if (spoilers.length > 0)
    return `${cannot}\`Access-Control-Expose-Headers\` cannot be read as a list, because ${listed(spoilers)} ${spoilers.length > 1 ? 'are not names' : 'is not the name'} of a header. One such element spoils the whole list. Write names with commas between them.`
  const star = list?.includes('*')
  return `${cannot}from another origin it reads only a few by itself. ${star && withCredentials(f) ? 'With credentials, `*` is no wildcard: let' : 'Let'} **${f.server}** name ${many ? 'them' : 'it'} in \`Access-Control-Expose-Headers\`.`
}

/** A token of RFC 9110; an empty element of a list is allowed and has no meaning. */
const isToken = (text: string) => /^[!#$%&'*+.^_`|~0-9a-z-]*$/i.test(text)

const isHidden = (e: HeaderEvent, f: Facts) =>
  e.call === f.asked.call && e.what === 'hidden' && e.rule === 'expose-headers' && e.exchange === f.response?.exchange
