/** Cookies that their own attributes keep from a request, or from being stored: Path, Domain, prefixes, Secure. */
import { hostOf } from '../../address.ts'
import { BROWSER_TITLES } from '../../browser-titles.ts'
import type { CookieEvent } from '../../cookie-event.ts'
import type { Facts } from '../facts.ts'
import { quoted } from '../sentences.ts'

/** A cookie whose path is not that of the request. */
export function pathKept({ observed = '', expected = '', isDefault, name }: CookieEvent): string {
  return isDefault
    ? `It was set without \`Path\`, so it belongs to ${quoted(expected)}, where it was set, and this call goes to ${quoted(observed)}. Set it with \`Path=/\`.`
    : `Its \`Path=${expected.replaceAll('`', '’')}\` keeps ${quoted(name)} from ${quoted(observed)}. Set it with a path that contains both, such as \`Path=/\`.`
}

/** A cookie of another host, or one that a host may not set. */
export function domainKept({ what, observed = '', expected = '', isDefault, problem }: CookieEvent): string {
  if (what === 'kept-back')
    return isDefault
      ? `It was set without \`Domain\`, so it goes only to ${quoted(expected)} itself, and this call goes to ${quoted(observed)}. If both are yours, set it with a \`Domain\` that contains both.`
      : `Its \`Domain=${expected.replaceAll('`', '’')}\` does not contain ${quoted(observed)}.`
  return problem === 'public-suffix'
    ? `\`Domain=${observed.replaceAll('`', '’')}\` belongs to everybody who has a name below it, and nobody may set cookies for all of them. Name your own domain.`
    : `\`Domain=${observed.replaceAll('`', '’')}\` is neither ${quoted(expected)}, which set it, nor a domain above it. Leave \`Domain\` out, or name a domain above ${quoted(expected)}.`
}

/** A cookie whose name promises attributes that it does not have. */
export const prefixKept = ({ observed = '', expected = '' }: CookieEvent): string =>
  `The name begins with ${quoted(observed)}, which promises ${expected === 'no Domain' ? 'that it has no `Domain`: leave it out' : `${quoted(expected)}: add it`}, or give it another name.`

/** A cookie that needs HTTPS, or `Secure`. */
export function secureKept(f: Facts, { problem }: CookieEvent, url: string): string {
  switch (problem) {
    case 'plain-http':
      return `A \`Secure\` cookie goes only over HTTPS${f.browser === BROWSER_TITLES.webkit ? ', in Safari also on this machine' : ''}, and **${hostOf(url)}** is asked over plain HTTP.`
    case 'same-site-none':
      return '`SameSite=None` counts only together with `Secure`: add it.'
    case 'partitioned':
      return '`Partitioned` counts only together with `Secure`: add it.'
    case 'shadows-secure':
      return 'Over plain HTTP it would hide a `Secure` cookie of the same name. Set it over HTTPS.'
    default:
      return '`SameSite=None` counts only together with `Secure`, and a `Secure` cookie goes only over HTTPS.'
  }
}

/** A cookie that is too long, or has a character that no cookie may have. */
export const syntaxKept = ({ problem }: CookieEvent): string =>
  problem === 'too-long'
    ? 'Its name and value are longer than 4,096 characters together, and browsers keep no such cookie.'
    : 'It contains a control character, and browsers keep no such cookie.'
