/** The options of `curl` that the terminal knows: https://curl.se/docs/manpage.html. */

export interface CurlOption {
  readonly short?: string
  readonly long: string
  /** What follows it, as the manual writes it; absent: nothing. */
  readonly takes?: string
  readonly says: string
}

export const OPTIONS = [
  { short: '-b', long: '--cookie', takes: '<data|file>', says: 'send cookies: name=value, or those of a jar' },
  { short: '-c', long: '--cookie-jar', takes: '<file>', says: 'keep received cookies in a jar for later commands' },
  { short: '-d', long: '--data', takes: '<data>', says: 'send a body, with POST unless -X says otherwise' },
  { long: '--data-raw', takes: '<data>', says: 'as -d' },
  { long: '--data-binary', takes: '<data>', says: 'as -d, with line breaks kept' },
  { short: '-D', long: '--dump-header', takes: '-', says: 'print the headers of the answer' },
  { short: '-e', long: '--referer', takes: '<URL>', says: 'the Referer header' },
  { short: '-f', long: '--fail', says: 'no body where the status is 400 or more' },
  { short: '-g', long: '--globoff', says: 'take [ ] { } in addresses as they are' },
  { short: '-H', long: '--header', takes: '<header>', says: 'send this header; “Name:” leaves one out' },
  { short: '-I', long: '--head', says: 'ask with HEAD, and print the headers' },
  { short: '-i', long: '--include', says: 'print the headers of the answer before its body' },
  { short: '-k', long: '--insecure', says: 'accept any certificate' },
  { long: '--json', takes: '<data>', says: 'send JSON: -d, with Content-Type and Accept for it' },
  { short: '-L', long: '--location', says: 'follow redirects' },
  { short: '-o', long: '--output', takes: '<file>', says: 'do not print the body' },
  { short: '-S', long: '--show-error', says: 'print errors although -s is there' },
  { short: '-s', long: '--silent', says: 'print no errors' },
  { short: '-A', long: '--user-agent', takes: '<name>', says: 'the User-Agent header' },
  { short: '-u', long: '--user', takes: '<user:password>', says: 'the Authorization header, as Basic' },
  { short: '-v', long: '--verbose', says: 'print what is sent and what comes' },
  { short: '-X', long: '--request', takes: '<method>', says: 'the method' },
] as const satisfies readonly CurlOption[]

export type OptionName = (typeof OPTIONS)[number]['long']

/** All of them in a line: what a refusal names. */
export const OPTION_NAMES = OPTIONS.map((option) => ('short' in option ? option.short : option.long)).join(' ')

export const HELP = [
  'Usage: curl [options] <url>',
  ...OPTIONS.map((option) => {
    const { long, says } = option
    const names = 'short' in option ? `${option.short}, ${long}` : `    ${long}`
    return ` ${`${names}${'takes' in option ? ` ${option.takes}` : ''}`.padEnd(34)}${says}`
  }),
].join('\n')
