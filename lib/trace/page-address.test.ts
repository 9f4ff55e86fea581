import { expect, test } from 'vitest'
import { pageKind } from './page-address.ts'

test.each([
  ['https://foo.example/', 'web'],
  ['http://tauri.localhost/', 'web'],
  ['file:///home/sara/index.html', 'file'],
  ['capacitor://localhost/', 'application'],
  ['ionic://localhost/', 'application'],
  ['tauri://localhost/', 'application'],
  ['app://obsidian.md/index.html', 'application'],
  ['vscode-webview://1abc2def/index.html', 'application'],
  ['chrome-extension://abcdefghijklmnopabcdefghijklmnop/popup.html', 'extension'],
  ['moz-extension://5a0b7c2e-0000-4000-8000-000000000000/popup.html', 'extension'],
  ['safari-web-extension://5A0B7C2E-0000-4000-8000-000000000000/popup.html', 'extension'],
  ['data:text/html,hello', 'opaque'],
] as const)('the page at %s is of the kind %s', (address, kind) => {
  expect(pageKind(address)).toBe(kind)
})

test.each([
  '',
  'foo.example',
  'localhost:8080',
  'ftp://foo.example/',
  'wss://foo.example/',
  'javascript:1',
  'about:blank',
  'mailto:a@b.c',
  'file://server/share',
  'capacitor:',
])('no page is at “%s”', (address) => {
  expect(pageKind(address)).toBeNull()
})
