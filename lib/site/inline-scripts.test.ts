import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inlineScriptHashes, readInlineScripts, withScripts } from './inline-scripts.mjs'
import { responseHeaders } from './response-headers.mjs'

/** The hash of `alert('Hello, world.');` is the example of CSP Level 2, 7.17.1. */
const HELLO = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"

test('an inline script is named by the SHA-256 hash of its text, each text once', () => {
  const html = `<script>alert('Hello, world.');</script><p>a</p><script id="b">alert('Hello, world.');</script>`
  expect(inlineScriptHashes(html)).toEqual([HELLO])
})

test('a script that is loaded from an address, or is empty, needs no hash', () => {
  expect(inlineScriptHashes('<script src="/a.js" async=""></script><script></script>')).toEqual([])
})

test('a text that contains the beginning of a script is one script', () => {
  expect(inlineScriptHashes('<script>"<script src=x>"</script><script>2</script>')).toHaveLength(2)
})

test('each page of a build has its own scripts, and what is not there those of the pages for errors', () => {
  const directory = mkdtempSync(join(tmpdir(), 'built-'))
  try {
    for (const folder of ['app/lessons', 'pages']) mkdirSync(join(directory, folder), { recursive: true })
    const write = (name: string, script: string) =>
      writeFileSync(join(directory, name), `<html><script>${script}</script></html>`)
    write('app/index.html', "alert('Hello, world.');")
    write('app/lessons/http.html', '1')
    write('app/_not-found.html', '2')
    write('pages/500.html', '3')
    const scripts = readInlineScripts(directory)
    expect(scripts.of('/')).toEqual([HELLO])
    expect(scripts.of('/lessons/http')).toEqual(inlineScriptHashes('<script>1</script>'))
    expect(scripts.of('/lessons')).toBeNull()
    expect(scripts.fallback).toEqual(inlineScriptHashes('<script>2</script><script>3</script>'))
  } finally {
    rmSync(directory, { recursive: true })
  }
})

test('every policy with scripts gets the page’s, and none allows all inline scripts or eval', () => {
  const policies = responseHeaders().flatMap(({ source, headers }) =>
    headers.filter(({ key }) => key === 'Content-Security-Policy').map(({ value }) => ({ source, value })),
  )
  const pages = policies.filter(({ source }) => !source.startsWith('/sandbox/'))
  expect(pages.length).toBeGreaterThan(1)
  for (const { value } of pages) {
    expect(withScripts(value, [HELLO])).toContain(`script-src 'self' ${HELLO}; `)
    expect(value).not.toMatch(/script-src[^;]*unsafe/)
  }
})
