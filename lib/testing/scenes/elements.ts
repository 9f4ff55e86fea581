import { documentOf } from '../../document/document-of.ts'
import type { Scene } from './run-scene.ts'

const picture = (headers: string) => ({
  'https://bar.other': `GET /a.gif\n200 OK\n${headers}Content-Type: image/gif\n\nGIF89a\n`,
})
const ALLOW = 'Access-Control-Allow-Origin: https://foo.example\n'

/** Scenes of requests that a page makes without `fetch`. */
export const ELEMENTS: readonly Scene[] = [
  {
    name: 'an image that may be shown and not read',
    document: documentOf({ code: '', servers: picture('') }),
    elements: (page) => page.img({ url: 'https://bar.other/a.gif' }),
    rows: [
      'script → browser: <img>',
      'browser → bar.other: GET /a.gif',
      'bar.other → browser: 200 OK',
      'browser → script: load event',
    ],
    stop: null,
    answers: ['Yes, another host', 'Yes, without asking first', 'No, only used'],
    why: [/may show the image.*\*\*tainted\*\*/, /`crossorigin`/],
  },
  {
    name: 'an image with crossorigin and without permission',
    document: documentOf({ code: '', servers: picture('') }),
    elements: (page) => page.img({ url: 'https://bar.other/a.gif', crossorigin: 'anonymous' }),
    rows: ['browser → bar.other: GET /a.gif', 'browser: STOP', 'browser → script: error event'],
    stop: 'The answer stays with the browser.',
    answers: ['Yes, another host', 'Yes, without asking first', 'No'],
    why: [/keeps it from the page/],
  },
  {
    name: 'an event stream with permission',
    document: documentOf({
      code: '',
      servers: { 'https://bar.other': `GET /news\n200 OK\n${ALLOW}Content-Type: text/event-stream\n\ndata: hi\n` },
    }),
    elements: (page) => page.eventsource({ url: 'https://bar.other/news' }),
    rows: ['script → browser: EventSource', 'browser → bar.other: GET /news', 'browser → script: open event'],
    stop: null,
    answers: ['Yes, another host', 'Yes, without asking first', 'Yes'],
    why: [/stream is open/],
  },
  {
    name: 'a beacon, whose answer nobody reads',
    document: documentOf({ code: '', servers: { 'https://bar.other': 'POST /seen\n204\n' } }),
    elements: (page) => page.beacon({ url: 'https://bar.other/seen', body: null, contentType: null }),
    rows: ['script → browser: sendBeacon()', 'browser → script: true', 'browser → bar.other: POST /seen'],
    stop: null,
    answers: ['Yes, another host', 'Yes, without asking first', 'There is nothing to read'],
    why: [/beacon went out.*Nobody reads the answer/],
  },
  {
    name: 'a form, which may be sent anywhere',
    document: documentOf({
      code: '',
      servers: { 'https://bar.other': 'POST /buy\n200 OK\nContent-Type: text/html\n\nthanks\n' },
    }),
    elements: (page) => page.form({ url: 'https://bar.other/buy', method: 'post', fields: [['n', '1']] }),
    rows: [
      'script → browser: <form>',
      'browser → bar.other: POST /buy',
      'bar.other: ✓ handler ran',
      'browser → script: submitted',
    ],
    stop: null,
    answers: ['Yes, another host', 'Yes, without asking first', 'There is nothing to read'],
    why: [/form may be sent to any origin/],
  },
]
