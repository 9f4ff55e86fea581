import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { documentOf } from '@/lib/document/document-of.ts'
import type { Exercise } from '@/lib/lessons/exercise.ts'

const API = 'https://api.example'

const read = `const response = await fetch("https://api.example/invoices", {
  credentials: "include",
});
console.log(response.status, await response.text());
`

const invoices = (pattern: string): PlaygroundDocument =>
  documentOf({
    page: 'https://evilshop.example/',
    code: read,
    servers: {
      [API]: {
        dialect: 'nginx',
        text: `map $http_origin $allowed {
    ${pattern}  $http_origin;
}

server {
    listen 443 ssl;
    server_name api.example;

    location /invoices {
        add_header Access-Control-Allow-Origin $allowed always;
        add_header Access-Control-Allow-Credentials true always;
        add_header Vary Origin always;
        return 200 "two invoices";
    }
}
`,
      },
    },
    cookies: { [API]: 'session=sara' },
  })

const refused = (says: string, url: string) => ({ says, page: { url }, expect: { outcome: 'refused' as const } })

/** A pattern that is too wide, where a list is no answer: new customers come every day. */
export const customersOnly: Exercise = {
  id: 'customers-only',
  title: 'Customers only',
  task: 'Each customer has a page of their own: https://anna.shop.example, https://bert-2.shop.example, and new ones come every day. This nginx lets in some who are no customers. Keep the customers, and nobody else.',
  start: invoices('~shop.example'),
  edits: 'servers',
  hints: [
    'The pattern fits anywhere in the origin. What has to be before it, and what behind it?',
    'Begin with ^https:// and end with $. A dot that means a dot is \\.',
    '~^https://[a-z0-9-]+\\.shop\\.example$',
  ],
  solution: invoices('~^https://[a-z0-9-]+\\.shop\\.example$'),
  tooLoose: invoices('~^https://.+shop\\.example$'),
  probes: [
    {
      says: 'https://anna.shop.example reads the invoices.',
      page: { url: 'https://anna.shop.example/' },
      expect: { outcome: 'readable' },
    },
    {
      says: 'https://bert-2.shop.example reads them too.',
      page: { url: 'https://bert-2.shop.example/' },
      expect: { outcome: 'readable' },
    },
    refused('https://evilshop.example is refused.', 'https://evilshop.example/'),
    refused('So is https://anna.shop.example.evil.test.', 'https://anna.shop.example.evil.test/'),
    refused('So is http://anna.shop.example.', 'http://anna.shop.example/'),
    refused('So is https://anna.shop.example:8443, another server on that machine.', 'https://anna.shop.example:8443/'),
    refused('So is https://anna.shopxexample: a dot is only a dot.', 'https://anna.shopxexample/'),
    refused('https://evil.test is refused.', 'https://evil.test/'),
  ],
}
