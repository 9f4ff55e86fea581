import { describe, expect, it } from 'vitest'
import { runSamples } from '../testing/run-samples.ts'
import { bodyText } from '../trace/export/body-text.ts'
import { curlOf } from '../trace/export/curl.ts'
import { OPTIONS } from './options.ts'
import { parseCommand } from './parse-command.ts'

function command(line: string) {
  const parsed = parseCommand(line)
  if (!parsed.ok) throw new Error(parsed.text)
  return parsed.command
}
function refusal(line: string): string {
  const parsed = parseCommand(line)
  if (parsed.ok) throw new Error(`${line} is a command.`)
  return parsed.text
}

describe('A line of the terminal', () => {
  it('is split as a shell splits it, over several lines too', () => {
    const { url, headers, body } = command(
      `curl -i \\\n  'https://bar.other/a?b=1&c=2' \\\n  -H "X-Key: it's" -d '{"a": "b"}'`,
    )
    expect(url).toBe('https://bar.other/a?b=1&c=2')
    expect(headers).toEqual([['X-Key', "it's"]])
    expect(body).toBe('{"a": "b"}')
  })

  it('may join short options, and an option with its value', () => {
    expect(command('curl -isL -XPUT bar.other')).toMatchObject({
      include: true,
      silent: true,
      follow: true,
      method: 'PUT',
    })
  })

  it('becomes data that can be sent to the worker of the servers', () => {
    const data = command("curl -L -b 'a=1' -H 'Accept:' -d x https://bar.other/")
    expect(structuredClone(data)).toEqual(data)
  })

  it('goes to http where no scheme is written', () => {
    expect(command('curl bar.other/x').url).toBe('http://bar.other/x')
  })

  it.each([
    ['', /begins with curl/],
    ['wget https://bar.other/', /wget: command not found/],
    ["curl 'https://bar.other/", /quotation mark is not closed/],
    ['curl', /^Usage: curl/],
    ['curl https://bar.other/ | jq .', /“\|” is the shell’s/],
    ['curl -i', /no URL specified/],
    ['curl https://bar.other/ https://foo.example/', /second one/],
    ['curl ftp://bar.other/', /\(1\) Protocol "ftp" not supported/],
    ['curl https://bar.other/ -X', /option -X: requires parameter/],
    ['curl -w x https://bar.other/', /option -w: is unknown here\. This terminal has .*-X/],
    ['curl --compressed https://bar.other/', /option --compressed: is unknown here/],
    ["curl -H 'X-Key' https://bar.other/", /write it as Name: value/],
    ["curl -H 'Origin https://foo.example' https://bar.other/", /“Origin https” is not the name of a header/],
    ['curl -d @file https://bar.other/', /no files here/],
    ['curl -D headers.txt https://bar.other/', /no files here/],
    ['curl -I -d a=1 https://bar.other/', /only select one HTTP request method/],
    ['curl http://[bad/', /\(3\) URL/],
  ])('%s is refused with a reason', (line, reason) => {
    expect(refusal(line)).toMatch(reason)
  })

  it('may be what “Copy as cURL” gives for any request of the sample runs, but for a body with NUL', async () => {
    for (const trace of (await runSamples()).values())
      for (const event of trace) {
        const copied = event.type === 'request' ? curlOf(trace, event.exchange) : null
        if (event.type !== 'request' || !copied || copied.command.includes(' | curl')) continue
        const { url, body, method } = command(copied.command)
        expect(url).toBe(event.url)
        expect(body).toBe(bodyText(event.body))
        if (method !== null) expect(method).toBe(event.method)
      }
  })

  it('tells about every option that there is', () => {
    const help = refusal('curl --help')
    for (const { long } of OPTIONS) expect(help).toContain(long)
  })
})
