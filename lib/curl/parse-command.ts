/** A line of the terminal as a `curl` command, or what is wrong with it. */
import { split } from 'shlex'
import { canParseUrl } from '../trace/address.ts'
import type { HeaderList } from '../trace/events.ts'
import { isHeaderValue, isToken } from '../trace/header-list.ts'
import { type CurlOption, HELP, OPTION_NAMES, OPTIONS, type OptionName } from './options.ts'

/** It is sent to the worker in which servers run: plain data only. */
export interface CurlCommand {
  /** Absolute, as a URL is serialized. */
  readonly url: string
  /** What `-X` says; null: by the body and `-I`. */
  readonly method: string | null
  readonly head: boolean
  /** In order; an empty value that was written as `Name;` is sent, one written as `Name:` leaves curl's own header out. */
  readonly headers: HeaderList
  readonly leftOut: ReadonlySet<string>
  /** What `-u`, `-A` and `-e` write, unless `-H` has that header. */
  readonly own: { readonly authorization?: string; readonly 'user-agent'?: string; readonly referer?: string }
  readonly body: string | null
  readonly json: boolean
  readonly include: boolean
  readonly dumpHeaders: boolean
  readonly verbose: boolean
  readonly silent: boolean
  readonly follow: boolean
  readonly insecure: boolean
  readonly fail: boolean
  readonly discardBody: boolean
  /** Cookies to send as they are, and the names of jars to read. */
  readonly cookies: readonly string[]
  readonly readJars: readonly string[]
  readonly writeJar: string | null
}

export type ParsedCommand =
  | { readonly ok: true; readonly command: CurlCommand }
  /** `text` is what the terminal prints. */
  | { readonly ok: false; readonly text: string }

const no = (text: string): ParsedCommand => ({ ok: false, text })

/** Reads a line as a POSIX shell and curl would. Never throws. */
export function parseCommand(line: string): ParsedCommand {
  let words: string[]
  try {
    words = split(line)
  } catch {
    return no('A quotation mark is not closed.')
  }
  const [program, ...rest] = words
  if (program === undefined) return no('Write a command that begins with curl.')
  if (program !== 'curl') return no(`${program}: command not found. This terminal has curl only.`)
  const operator = rest.find((word) => SHELL.has(word))
  if (operator !== undefined)
    return no(`“${operator}” is the shell’s, and this terminal has curl only. Quote it where it is part of a value.`)
  if (rest.length === 0 || rest.includes('--help') || rest.includes('-h')) return no(HELP)
  const read = readOptions(rest)
  return 'problem' in read ? no(read.problem) : toCommand(read.options, read.urls)
}

const SHELL: ReadonlySet<string> = new Set(['|', '>', '>>', '<', '&&', '||', ';', '&', '2>', '2>&1'])

interface Given {
  readonly name: OptionName
  readonly value: string
}

function readOptions(words: readonly string[]): { problem: string } | { options: Given[]; urls: string[] } {
  const options: Given[] = []
  const urls: string[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (!word.startsWith('-') || word === '-') urls.push(word)
    else if (word.startsWith('--')) {
      const option = OPTIONS.find(({ long }) => long === word)
      if (!option) return { problem: unknown(word) }
      if (!('takes' in option)) options.push({ name: option.long, value: '' })
      else {
        at += 1
        if (at >= words.length) return { problem: lacking(word) }
        options.push({ name: option.long, value: words[at] ?? '' })
      }
    } else {
      // `-sik` is three options, and `-XPUT` one with its value.
      for (let letter = 1; letter < word.length; letter++) {
        const short = `-${word[letter]}`
        const option = OPTIONS.find((each: CurlOption) => each.short === short)
        if (!option) return { problem: unknown(short) }
        if (!('takes' in option)) options.push({ name: option.long, value: '' })
        else {
          const joined = word.slice(letter + 1)
          if (joined === '') at += 1
          if (at >= words.length) return { problem: lacking(short) }
          options.push({ name: option.long, value: joined === '' ? (words[at] ?? '') : joined })
          break
        }
      }
    }
  }
  return { options, urls }
}

const unknown = (option: string) =>
  `curl: option ${option}: is unknown here. This terminal has ${OPTION_NAMES}; curl --help says what they do.`
const lacking = (option: string) => `curl: option ${option}: requires parameter`

function toCommand(options: readonly Given[], urls: readonly string[]): ParsedCommand {
  const has = (name: OptionName) => options.some((o) => o.name === name)
  const all = (...names: OptionName[]) => options.flatMap((o) => (names.includes(o.name) ? [o.value] : []))
  if (urls.length === 0) return no('curl: no URL specified!')
  if (urls.length > 1)
    return no(`One address at a time: “${urls[1]}” is a second one. A value with spaces needs quotation marks.`)
  // Without a scheme curl takes http.
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(urls[0] ?? '') ? (urls[0] ?? '') : `http://${urls[0]}`
  if (!canParseUrl(address)) return no(`curl: (3) URL using bad/illegal format or missing URL`)
  const url = new URL(address)
  if (!/^https?:$/.test(url.protocol)) return no(`curl: (1) Protocol "${url.protocol.slice(0, -1)}" not supported`)
  const method = all('--request').at(-1) ?? null
  if (method !== null && !isToken(method)) return no(`“${method}” is not a method.`)
  const written = all('--header').map(readHeader)
  const wrong = written.find((header): header is string => typeof header === 'string')
  if (wrong !== undefined) return no(wrong)
  const headers = written.filter((header): header is ReadHeader => typeof header !== 'string')
  const data = options.filter(({ name }) => name.startsWith('--data') || name === '--json')
  const fromFile = data.find(({ name, value }) => value.startsWith('@') && name !== '--data-raw')
  if (fromFile) return no(`There are no files here: “${fromFile.value}” would be read from one. Write the body itself.`)
  if (data.length > 0 && has('--head'))
    return no('curl: You can only select one HTTP request method! -I asks with HEAD, and -d sends a body.')
  const dump = all('--dump-header').at(-1)
  if (dump !== undefined && dump !== '-') return no('There are no files here. -D - prints the headers.')
  const cookies = all('--cookie')
  const [user, agent, referer] = (['--user', '--user-agent', '--referer'] as const).map((name) => all(name).at(-1))
  return {
    ok: true,
    command: {
      url: url.href,
      method,
      head: has('--head'),
      headers: headers.flatMap(({ name, value }) => (value === null ? [] : [[name, value] as const])),
      leftOut: new Set(headers.flatMap(({ name, value }) => (value === null ? [name.toLowerCase()] : []))),
      own: {
        ...(user === undefined ? {} : { authorization: `Basic ${btoa(user)}` }),
        ...(agent === undefined ? {} : { 'user-agent': agent }),
        ...(referer === undefined ? {} : { referer }),
      },
      body: data.length === 0 ? null : data.map(bodyOf).join(data.some(({ name }) => name === '--json') ? '' : '&'),
      json: has('--json'),
      include: has('--include'),
      dumpHeaders: dump === '-',
      verbose: has('--verbose'),
      silent: has('--silent') && !has('--show-error'),
      follow: has('--location'),
      insecure: has('--insecure'),
      fail: has('--fail'),
      discardBody: has('--output'),
      cookies: cookies.filter((value) => value.includes('=')),
      readJars: cookies.filter((value) => !value.includes('=')),
      writeJar: all('--cookie-jar').at(-1) ?? null,
    },
  }
}

/** `-d` leaves line breaks out only of what it reads from a file; all forms keep what is written. */
const bodyOf = ({ value }: Given) => value

interface ReadHeader {
  readonly name: string
  /** Null: curl's own header of that name is left out. */
  readonly value: string | null
}

/** `Name: value`, `Name:` or `Name;`; a text: what is wrong. */
function readHeader(text: string): ReadHeader | string {
  const colon = text.indexOf(':')
  const [name, value] =
    colon >= 0
      ? [text.slice(0, colon), text.slice(colon + 1).trim() || null]
      : text.endsWith(';')
        ? [text.slice(0, -1), '']
        : [text, null]
  if (colon < 0 && !text.endsWith(';')) return `“${text}” is not a header: write it as Name: value.`
  if (!isToken(name)) return `“${name}” is not the name of a header.`
  if (value !== null && !isHeaderValue(value)) return `The value of ${name} has a character that headers cannot carry.`
  return { name, value }
}
