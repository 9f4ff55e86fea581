import type { Exercise, Probe } from '@/lib/lessons/exercise.ts'
import { API, BUSTED, CDN, cdn, inTurn, nginxNotes, PRICE, READ_AFTER, saves, ticker, VARY } from './documents.ts'

const strangers: readonly Probe[] = [
  { says: 'https://evil.test is refused.', page: { url: 'https://evil.test/' }, expect: { outcome: 'refused' } },
  {
    says: 'So is https://shop.example.evil.test.',
    page: { url: 'https://shop.example.evil.test/' },
    expect: { outcome: 'refused' },
  },
]

const BOTH = 'allowedHeaders: ["Authorization", "Content-Type"]'
const IGNORES = '        proxy_ignore_headers Vary;\n'
const READ = `await fetch("${CDN}/prices.json");`

export const EXERCISES: readonly Exercise[] = [
  {
    id: 'ask-once-in-ten-minutes',
    title: 'A preflight for every save',
    task: 'The editor saves what Sara writes every two minutes. Before each of the three saves, the browser sends a preflight. Change the server so that one preflight is enough, in every browser.',
    start: saves(120, []),
    edits: 'servers',
    hints: [
      'How long does a browser remember a preflight if the server does not say it?',
      'The option maxAge of cors is a number of seconds. Four minutes pass between the first and the last save.',
      'maxAge: 600',
    ],
    solution: saves(120, ['maxAge: 600']),
    tooLoose: { ...saves(120, ['maxAge: 600']), servers: saves(120, ['maxAge: 600']).servers.map(everybody) },
    probes: [
      {
        says: 'In Chrome, the script saves three times, and there is one preflight.',
        expect: { outcome: 'readable', status: 200, mostPreflights: 1 },
      },
      {
        says: 'In Firefox too.',
        browser: 'firefox',
        expect: { outcome: 'readable', status: 200, mostPreflights: 1 },
      },
      {
        says: 'And in Safari.',
        browser: 'webkit',
        expect: { outcome: 'readable', status: 200, mostPreflights: 1 },
      },
      ...strangers,
    ],
  },
  {
    id: 'always-another-address',
    title: 'Always another address',
    task: 'The page asks for the price every half minute. Somebody was afraid of old copies and put a number behind the address. Now there are three preflights, although the server allows 600 seconds. Change the script so that one preflight is enough, and each call still reaches the server.',
    start: ticker(BUSTED),
    edits: 'client',
    hints: [
      'Compare the addresses of the three preflights.',
      'The server already says in its answer that nobody may keep a copy. Which header is it?',
      `fetch(${PRICE}, …) without the number is enough. Leave the option cache away, too.`,
    ],
    solution: ticker(PRICE),
    probes: [
      {
        says: 'The script reads the last price, from the server.',
        expect: { outcome: 'readable', status: 200, reached: true },
      },
      {
        says: 'Its three calls need one preflight.',
        expect: { preflighted: false, mostPreflights: 1 },
      },
    ],
  },
  {
    id: 'only-what-was-asked',
    title: 'Allow more than was asked',
    task: 'The script reads and saves one note, in turn. Chrome sends a preflight for reading and one for saving. Change the server so that the first preflight is enough for both.',
    start: inTurn(['maxAge: 600']),
    edits: 'servers',
    hints: [
      'Compare Access-Control-Allow-Headers in the answers to the two preflights.',
      'Without the option allowedHeaders, cors allows just the headers that this preflight asks for. Reading asks for one, saving for two.',
      BOTH,
    ],
    solution: inTurn(['maxAge: 600', BOTH]),
    tooLoose: { ...inTurn(['maxAge: 600', BOTH]), servers: inTurn(['maxAge: 600', BOTH]).servers.map(everybody) },
    probes: [
      {
        says: 'In Chrome, four calls need one preflight.',
        expect: { outcome: 'readable', status: 200, mostPreflights: 1 },
      },
      {
        says: 'In Firefox too.',
        browser: 'firefox',
        expect: { outcome: 'readable', status: 200, mostPreflights: 1 },
      },
      ...strangers,
    ],
  },
  {
    id: 'a-star-firefox-forgets',
    title: 'A star that Firefox forgets',
    task: 'nginx allows every method and every header, for 600 seconds. In Firefox each of the two saves has a preflight. Change nginx so that one is enough. A page must not be able to send PATCH.',
    start: nginxNotes('*', '*'),
    edits: 'servers',
    hints: [
      'In Chrome there is one preflight. What is written in the lists that Firefox does not keep?',
      'Firefox keeps names, and no star. Which method and which header does the script use?',
      'add_header Access-Control-Allow-Methods "PUT" always; and add_header Access-Control-Allow-Headers "Content-Type" always;',
    ],
    solution: nginxNotes('PUT', 'Content-Type'),
    tooLoose: nginxNotes('PUT, PATCH, DELETE', 'Content-Type'),
    probes: [
      {
        says: 'In Firefox, two saves need one preflight.',
        expect: { outcome: 'readable', status: 200, mostPreflights: 1 },
      },
      {
        says: 'In Chrome it stays that way.',
        browser: 'chromium',
        expect: { outcome: 'readable', status: 200, mostPreflights: 1 },
      },
      {
        says: 'PATCH is not sent.',
        code: `await fetch("${API}/notes/7", { method: "PATCH" });`,
        expect: { outcome: 'refused', reached: false },
      },
      ...strangers,
    ],
  },
  {
    id: 'a-cdn-that-ignores-vary',
    title: 'A CDN that ignores Vary',
    task: 'The server of the prices does everything right: it allows its two pages, and says Vary: Origin. The CDN in front of it is an nginx that ignores Vary. Change nginx so that both pages can always read, also after a visitor without CORS. No other page may read.',
    start: cdn(READ_AFTER, VARY, IGNORES),
    edits: 'servers',
    hints: [
      'Look at the lane of cdn.example: which answer did it send the second time, and for whom was it made?',
      'Either nginx obeys Vary, or the key under which it keeps answers contains the Origin.',
      'Remove proxy_ignore_headers, or add proxy_cache_key "$uri $http_origin";',
    ],
    solution: cdn(READ_AFTER, VARY, ''),
    tooLoose: cdn(
      READ_AFTER,
      VARY,
      '        proxy_hide_header Access-Control-Allow-Origin;\n        add_header Access-Control-Allow-Origin $http_origin;\n',
    ),
    probes: [
      {
        says: 'After a visitor without CORS, https://shop.example reads the prices.',
        expect: { outcome: 'readable', status: 200 },
      },
      {
        says: 'So does https://admin.shop.example.',
        page: { url: 'https://admin.shop.example/' },
        expect: { outcome: 'readable', status: 200 },
      },
      { says: 'As the first visitor, it reads them too.', code: READ, expect: { outcome: 'readable', status: 200 } },
      ...strangers,
    ],
  },
]

function everybody<S extends { readonly text: string }>(server: S): S {
  return { ...server, text: server.text.replace('origin: "https://shop.example"', 'origin: true') }
}
