/** Response headers that the script reads as null. */
import type { HeaderEvent, Trace } from '../../events.ts'
import { getHeader } from '../../header-list.ts'
import { type Facts, withCredentials } from '../facts.ts'
import { listed } from '../sentences.ts'

/**
 * Headers whose value is for the browser, for caches and for the connection, or that a framework sends by itself, as
 * `ETag`. Where the script looked for none by name, these are not reported: nearly every response has some.
 */
const FOR_THE_BROWSER =
  /^(accept-ranges|access-control-.*|age|allow|alt-svc|connection|content-security-policy.*|cross-origin-.*|date|etag|keep-alive|last-modified|nel|origin-agent-cluster|permissions-policy|referrer-policy|report-to|reporting-endpoints|server|strict-transport-security|timing-allow-origin|trailer|transfer-encoding|upgrade|vary|via|x-content-type-options|x-dns-prefetch-control|x-download-options|x-frame-options|x-permitted-cross-domain-policies|x-powered-by|x-xss-protection)$/i

const hiddenNames = (trace: Trace, f: Facts): readonly string[] => [
  ...new Set(trace.flatMap((e) => (e.type === 'header' && isHidden(e, f) ? [e.name] : []))),
]

/** Headers that the answer has, and that the script asks for by name and gets as null. */
function askedInVain(trace: Trace, f: Facts): readonly string[] {
  const missed = new Set(
    trace.flatMap((e) => (e.type === 'header-not-found' && e.call === f.asked.call ? [e.name] : [])),
  )
  return hiddenNames(trace, f).filter((name) => missed.has(name.toLowerCase()))
}

/** Elements that make the whole list unreadable. */
const spoilersIn = (list: string | null): readonly string[] =>
  list ? list.split(',').flatMap((item) => (isToken(item.trim()) ? [] : [item.trim()])) : []

/** The first header that the server has to name for the script; null where there is none, or its list cannot be read. */
export function headerToExpose(trace: Trace, f: Facts): string | null {
  const list = f.response && getHeader(f.response.headers, 'Access-Control-Expose-Headers')
  return f.kept === null && spoilersIn(list).length === 0 ? (askedInVain(trace, f)[0] ?? null) : null
}

/** One paragraph, or an empty text where no header that the script needs is hidden. */
export function hiddenHeaders(trace: Trace, f: Facts): string {
  const hidden = hiddenNames(trace, f)
  const asked = askedInVain(trace, f)
  const names = asked.length > 0 ? asked : hidden.filter((name) => !FOR_THE_BROWSER.test(name))
  if (names.length === 0) return ''
  const many = names.length > 1
  const which = `${many ? 'the headers' : 'the header'} ${listed(names)}`
  const cannot =
    asked.length > 0
      ? `The script cannot see ${which} that it asks for and gets \`null\`, though the answer has ${many ? 'them' : 'it'}: `
      : `The script cannot see ${which}: `
  const list = f.response && getHeader(f.response.headers, 'Access-Control-Expose-Headers')
  const spoilers = spoilersIn(list)
  if (spoilers.length > 0)
    return `${cannot}\`Access-Control-Expose-Headers\` cannot be read as a list, because ${listed(spoilers)} ${spoilers.length > 1 ? 'are not names' : 'is not the name'} of a header. One such element spoils the whole list. Write names with commas between them.`
  const star = list?.includes('*')
  return `${cannot}from another origin it reads only a few by itself. ${star && withCredentials(f) ? 'With credentials, `*` is no wildcard: let' : 'Let'} **${f.server}** name ${many ? 'them' : 'it'} in \`Access-Control-Expose-Headers\`.`
}

/** A token of RFC 9110; an empty element of a list is allowed and has no meaning. */
const isToken = (text: string) => /^[!#$%&'*+.^_`|~0-9a-z-]*$/i.test(text)

const isHidden = (e: HeaderEvent, f: Facts) =>
  e.call === f.asked.call && e.what === 'hidden' && e.rule === 'expose-headers' && e.exchange === f.response?.exchange
