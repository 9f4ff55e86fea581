/** Chromium: workers and service workers. */
import { type KnownText, texts } from './known-text.ts'

export const CHROMIUM_WORKERS: readonly KnownText[] = [
  ...texts('chromium', 'Chromium, blink/renderer/modules/service_worker/fetch_respond_with_observer.cc', [
    [
      'The FetchEvent for "{url}" resulted in a network error response:',
      'service-worker-response',
      { role: 'context' },
    ],
    ['The FetchEvent resulted in a network error response:', 'service-worker-response', { role: 'context' }],
    ['an "opaque" response was used for a request whose type is not no-cors', 'service-worker-response'],
    [
      'a redirected response was used for a request whose redirect mode is not "follow"',
      'service-worker-response',
      { how: 'redirected-response' },
    ],
    ["an 'opaque' response was used for a request whose type is not no-cors", 'service-worker-response'],
  ]),
  ...texts(
    'chromium',
    'Chromium, blink/renderer/core/workers/abstract_worker.cc, and workers of scripts of other origins',
    [
      ["Failed to construct '{name}': Script at '{url}' cannot be accessed from origin '{origin}'.", 'worker-script'],
      ["Script at '{url}' cannot be accessed from origin '{origin}'.", 'worker-script'],
      [
        "Failed to construct '{name}': Access to the script at '{url}' is denied by the document's Content Security Policy.",
        'content-security-policy',
      ],
      ["Script at '{url}' cannot be accessed from origin", 'worker-script'],
    ],
  ),
  ...texts('chromium', 'Chromium, content/browser/service_worker and blink/renderer/modules/service_worker', [
    [
      "Failed to register a ServiceWorker: The origin of the provided scriptURL ('{url}') does not match the current origin ('{origin}').",
      'worker-script',
      { how: 'worker-of-other-origin' },
    ],
    ["The script has an unsupported MIME type ('{value}').", 'worker-script', { how: 'worker-type' }],
    [
      'A bad HTTP response code ({status}) was received when fetching the script.',
      'worker-script',
      { how: 'worker-type' },
    ],
    [
      "The path of the provided scope ('{value}') is not under the max scope allowed ('{name}').",
      'worker-script',
      { how: 'worker-scope' },
    ],
    [
      'An SSL certificate error occurred when fetching the script.',
      'connection-failed',
      { how: 'untrusted-certificate' },
    ],
    ['Failed to register a ServiceWorker:', 'worker-script', { role: 'context' }],
  ]),
]
