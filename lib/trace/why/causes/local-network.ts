/** The server is on the person's own network or machine, and the page came from somewhere else. */
import { hostOf } from '../../address.ts'
import type { Facts } from '../facts.ts'
import type { ReasonSentences } from '../sentences.ts'
import { builtForDevelopment } from './connection.ts'

const WHERE: Readonly<Record<string, string>> = {
  loopback: 'the machine that the browser runs on',
  local: 'the network that the browser is in',
  public: 'a public network',
}

const nothing = (f: Facts) => (f.hops.length > 0 ? 'Nothing was sent there.' : 'Nothing was sent.')

/** **localhost:8080** is … */
const isNear = (f: Facts) => `**${f.server}** belongs to ${WHERE[f.value] ?? f.value} (address space \`${f.value}\`)`

const LOCAL_PAGE =
  'Or open the page itself from there, as from a development server on `localhost`: then nobody is asked.'

export const notAllowed: ReasonSentences = (f) => [
  `${isNear(f)}, and the page came from a public one. Since version 142, ${f.browser} asks the person whether ${hostOf(f.pageUrl)} may reach such machines, before it sends anything. ${
    f.localNetwork?.observed === 'denied'
      ? 'The person said no'
      : 'Nobody has said yes: the question is open, or was closed without an answer'
  }. ${nothing(f)}`,
  `Allow it in the prompt, or in the site settings beside the page’s address; here it is “Local network” among the settings of the browser. No header of the server can replace that, and the server has to allow the page’s origin as well. ${LOCAL_PAGE}`,
  builtForDevelopment(f),
]

export const insecure: ReasonSentences = (f) => [
  `${isNear(f)}, and the page came from a public one over plain HTTP. ${f.browser} lets only a secure context ask the person for access to such machines, so it does not even ask. ${nothing(f)}`,
  `Serve the page over HTTPS. Then ${f.browser} asks the person, and the server has to allow the page’s origin as well. ${LOCAL_PAGE}`,
  builtForDevelopment(f),
]

export const mismatch: ReasonSentences = (f) => [
  `The call says \`targetAddressSpace: '${f.localNetwork?.observed}'\`, and ${isNear(f)}. ${nothing(f)}`,
  f.value === 'public'
    ? 'Leave `targetAddressSpace` out: a server in the public address space needs no such word.'
    : `Write \`targetAddressSpace: '${f.value}'\`.`,
]
