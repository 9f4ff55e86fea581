import { expect, test } from 'vitest'
import { ask, explainRun } from '../../../testing/explain-run.ts'

const CLOSED = 'GET /a\n200\nAccess-Control-Allow-Origin: https://app.example\n\nhi\n'

test('a refused page of an application is told that its origin can be listed, and how to call outside of the page', async () => {
  for (const page of ['capacitor://localhost/', 'tauri://localhost/', 'app://obsidian.md/', 'ionic://localhost/']) {
    const [call] = await explainRun(ask('/a'), CLOSED, { page, browser: 'webkit' })
    expect(call?.text).toContain(`\`${page.slice(0, -1)}\` is the origin of an application’s own pages`)
    expect(call?.text).toMatch(/CapacitorHttp.*Tauri.*Electron/s)
    expect(call?.text).not.toMatch(/Serve it over HTTP|Origin: null/)
    expect(call?.remedy).toMatchObject({ header: 'Access-Control-Allow-Origin', value: page.slice(0, -1) })
  }
})

test('a refused page of an extension is told of host permissions, and in Firefox that its origin differs', async () => {
  const [chrome] = await explainRun(ask('/a'), CLOSED, { page: 'chrome-extension://abcdefghijklmnop/popup.html' })
  expect(chrome?.text).toMatch(/origin of a browser extension.*host_permissions/s)
  expect(chrome?.text).not.toMatch(/every installation/)
  const [firefox] = await explainRun(ask('/a'), CLOSED, {
    page: 'moz-extension://5a0b7c2e/popup.html',
    browser: 'firefox',
  })
  expect(firefox?.text).toMatch(/every installation has another origin/)
})

test('a webview of VS Code is told to call from the extension’s host', async () => {
  const [call] = await explainRun(ask('/a'), CLOSED, { page: 'vscode-webview://1abc2def/index.html' })
  expect(call?.text).toMatch(/Every webview has another one.*postMessage/s)
})

test('an application’s page is named by its origin, and not by its host alone', async () => {
  const [call] = await explainRun(ask('/a'), 'GET /a\n200\n\nhi\n', { page: 'capacitor://localhost/' })
  expect(call?.text).toMatch(/does not say that \*\*capacitor:\/\/localhost\*\* may read it/)
})

test('a page of the web hears nothing of applications', async () => {
  const [call] = await explainRun(ask('/a'), CLOSED, { page: 'https://other.example/' })
  expect(call?.text).not.toMatch(/application|extension/)
})

test('an address inside of the application is explained as its own files, which are not simulated', async () => {
  const [call] = await explainRun("await fetch('/api/a').catch(() => {})", CLOSED, { page: 'capacitor://localhost/' })
  expect(call?.text).toMatch(/`capacitor:` is the scheme of the page’s own application.*not simulated/s)
})

test('a sandboxed frame at an https address is told of allow-same-origin and of *, and not to use HTTP', async () => {
  const [call] = await explainRun(ask('/a'), 'GET /a\n200\n\nhi\n', {
    page: 'https://www.figma.example/plugin',
    opaque: true,
  })
  expect(call?.text).toMatch(/allow-same-origin/)
  expect(call?.text).toMatch(/`\*`/)
  expect(call?.text).not.toMatch(/over HTTP/)
})
