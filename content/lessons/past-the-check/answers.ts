import type { LessonAnswers } from '@/lib/lessons/answer.ts'

const STOLEN = 'Your page reads Sara’s data.'
const REFLECTS = '  res.set("Access-Control-Allow-Origin", req.get("origin"))'
const IN_ROUTE = `  if (req.get("origin") === shop.origin) {
    res.set("Access-Control-Allow-Origin", shop.origin)
    res.set("Access-Control-Allow-Credentials", "true")
  }`
const PORTS = 'return origin == "https://clinic.example" || strings.HasPrefix(origin, "https://clinic.example:")'
const ENDS = 'return ours.some((name) => host === name || host.endsWith("." + name)) ? origin : null'
const PATTERN = 'entry.replaceAll(".", "\\\\.").replace("*", "[a-z0-9-]+")'

/** A call with XMLHttpRequest, which prints what it reads. */
const withXhr = (url: string, header = '') => `const xhr = new XMLHttpRequest();
xhr.open("GET", "${url}");
xhr.withCredentials = true;
${header}xhr.onload = () => console.log(xhr.responseText);
xhr.send();
`

export const answers: LessonAnswers = {
  'read-the-orders': {
    right: [
      { says: 'XMLHttpRequest', code: withXhr('https://api.shops.example/shops/bakery/orders') },
      { says: 'a sandboxed frame', opaque: true },
      { says: 'another page of the attacker', page: 'https://free-rolls.test/prize' },
    ],
    wrong: [
      { says: 'no cookies', kind: 'careless', code: [['  credentials: "include",\n', '']], fails: STOLEN },
      {
        says: 'no-cors',
        kind: 'near',
        code: [['credentials: "include"', 'credentials: "include", mode: "no-cors"']],
        fails: STOLEN,
      },
      {
        says: 'the words in one’s own code',
        kind: 'clever',
        code: 'console.log(["12 rolls for Mr. Holm"]);\n',
        fails: STOLEN,
      },
      { says: 'the bakery’s own page', kind: 'clever', page: 'https://bakery.example/', fails: STOLEN },
      { says: 'the other shop', kind: 'careless', code: [['/bakery/', '/bikes/']], fails: STOLEN },
    ],
  },
  'each-shop-its-own-origin': {
    right: [
      {
        says: 'a middleware for the path of a shop',
        from: 'start',
        server: [
          ['app.use((req, res, next) => {', 'app.use("/shops/:name", (req, res, next) => {'],
          [
            REFLECTS,
            `  const shop = shops[req.params.name]
  res.vary("Origin")
  if (!shop || shop.origin !== req.get("origin")) return next()
${REFLECTS}`,
          ],
        ],
      },
      {
        says: 'the origin of the shop for everybody',
        server: [
          [
            IN_ROUTE,
            '  res.set({ "Access-Control-Allow-Origin": shop.origin, "Access-Control-Allow-Credentials": "true" })',
          ],
          ['  res.vary("Origin")\n', ''],
        ],
      },
      {
        says: 'strangers are turned away',
        from: 'start',
        server: [
          [/\/\/ Each shop has[\s\S]*?\n\}\)\n\n/, ''],
          [
            '  res.json(shop.orders)',
            `  const origin = req.get("origin")
  if (origin && origin !== shop.origin) return res.sendStatus(403)
  res.vary("Origin")
  res.set("Access-Control-Allow-Origin", shop.origin)
  res.set("Access-Control-Allow-Credentials", "true")
  res.json(shop.orders)`,
          ],
        ],
      },
    ],
    wrong: [
      {
        says: 'the bakery alone',
        kind: 'careless',
        from: 'start',
        server: [[REFLECTS, '  res.set("Access-Control-Allow-Origin", "https://bakery.example")']],
        fails: 'The page of the bike shop reads its own orders.',
      },
      {
        says: 'no credentials',
        kind: 'near',
        from: 'start',
        server: [['  res.set("Access-Control-Allow-Credentials", "true")\n', '']],
        fails: 'The page of the bakery reads',
      },
      {
        says: 'a list of all shops',
        kind: 'near',
        from: 'start',
        server: [
          [
            REFLECTS,
            `  const ours = Object.values(shops).map((shop) => shop.origin)
  if (ours.includes(req.get("origin"))) res.set("Access-Control-Allow-Origin", req.get("origin"))`,
          ],
        ],
        fails: 'The page of the bike shop does not read the bakery’s',
      },
      {
        says: 'evil.test alone refused',
        kind: 'clever',
        from: 'start',
        server: [[REFLECTS, `  if (req.get("origin") !== "https://evil.test") ${REFLECTS.trim()}`]],
        fails: 'A sandboxed frame',
      },
      {
        says: 'orders for nobody',
        kind: 'clever',
        server: [['res.json(shop.orders)', 'res.json([])']],
        fails: 'The page of the bakery reads',
      },
      {
        says: 'the name without its scheme',
        kind: 'near',
        server: [
          ['req.get("origin") === shop.origin', 'req.get("origin")?.endsWith(shop.origin.slice(8))'],
          ['"Access-Control-Allow-Origin", shop.origin', '"Access-Control-Allow-Origin", req.get("origin")'],
        ],
        fails: 'A page on http://bakery.example',
      },
    ],
  },
  'read-the-appointments': {
    right: [
      { says: 'a longer last part', page: 'https://clinic.example-booking.test/' },
      { says: 'letters right behind it', page: 'https://clinic.examples.test/' },
      {
        says: 'XMLHttpRequest',
        code: withXhr('https://api.clinic.example/appointments', 'xhr.setRequestHeader("X-Clinic-App", "web");\n'),
      },
    ],
    wrong: [
      { says: 'the page left where it was', kind: 'careless', page: 'https://evil.test/', fails: STOLEN },
      {
        says: 'without the header',
        kind: 'careless',
        code: [['  headers: { "X-Clinic-App": "web" },\n', '']],
        fails: STOLEN,
      },
      { says: 'a name of the clinic', kind: 'clever', page: 'https://evil.clinic.example/', fails: STOLEN },
      { says: 'the clinic’s name at the end', kind: 'near', page: 'https://evilclinic.example/', fails: STOLEN },
      { says: 'without encryption', kind: 'near', page: 'http://clinic.example.evil.test/', fails: STOLEN },
      { says: 'the clinic’s own page', kind: 'clever', page: 'https://clinic.example/', fails: STOLEN },
    ],
  },
  'any-port-of-one-host': {
    right: [
      {
        says: 'the address taken apart',
        server: [
          [
            PORTS,
            'u, err := url.Parse(origin)\n\t\t\treturn err == nil && u.Scheme == "https" && u.Hostname() == "clinic.example"',
          ],
          ['\t"strings"\n', '\t"net/url"\n'],
        ],
      },
      {
        says: 'a pattern with an optional port',
        server: [
          [PORTS, 'return ours.MatchString(origin)'],
          ['func main() {', 'var ours = regexp.MustCompile(`^https://clinic\\.example(:[0-9]+)?$$`)\n\nfunc main() {'],
          ['\t"strings"\n', '\t"regexp"\n'],
        ],
      },
    ],
    wrong: [
      {
        says: 'the port forgotten',
        kind: 'careless',
        server: [
          [PORTS, 'return origin == "https://clinic.example"'],
          ['\t"strings"\n\n', ''],
        ],
        fails: 'So does https://clinic.example:8443',
      },
      {
        says: 'only the colon',
        kind: 'careless',
        server: [['origin == "https://clinic.example" || ', '']],
        fails: 'https://clinic.example reads',
      },
      {
        says: 'the ports of the comment',
        kind: 'near',
        server: [
          [PORTS, 'return origin == "https://clinic.example" || origin == "https://clinic.example:8443"'],
          ['\t"strings"\n\n', ''],
        ],
        fails: 'So does a test server',
      },
      {
        says: 'only .evil.test refused',
        kind: 'clever',
        server: [
          [
            PORTS,
            'return strings.HasPrefix(origin, "https://clinic.example") && !strings.HasSuffix(origin, ".evil.test")',
          ],
        ],
        fails: 'A page on https://clinic.example-online.test',
      },
      {
        says: 'the host without the scheme',
        kind: 'near',
        server: [
          [PORTS, 'u, err := url.Parse(origin)\n\t\t\treturn err == nil && u.Hostname() == "clinic.example"'],
          ['\t"strings"\n', '\t"net/url"\n'],
        ],
        fails: 'A page on http://clinic.example gets',
      },
      {
        says: 'another header for the app',
        kind: 'clever',
        from: 'start',
        server: [['c.Get("X-Clinic-App") != "web"', 'c.Get("X-Clinic-App") != "s3cret"']],
        fails: 'https://clinic.example reads',
      },
    ],
  },
  'read-the-street': {
    right: [
      { says: 'the other domain', page: 'https://bad-news.test/' },
      {
        says: 'with then',
        code: `const cookies = { credentials: "include" };
fetch("https://api.news.example/me", cookies)
  .then((me) => me.json())
  .then((me) => fetch("https://api.news.example/readers/" + me.number, cookies))
  .then((letters) => letters.text())
  .then((text) => console.log(text));
`,
      },
    ],
    wrong: [
      {
        says: 'only the number',
        kind: 'careless',
        code: [[/const letters[\s\S]*$/, 'console.log(number);\n']],
        fails: STOLEN,
      },
      { says: 'a name below news.example', kind: 'clever', page: 'https://evil.news.example/', fails: STOLEN },
      { says: 'the name at the beginning', kind: 'near', page: 'https://news.example.evil.test/', fails: STOLEN },
      {
        says: 'the second call without cookies',
        kind: 'careless',
        code: [[/(number), \{ cred[^}]*\}/, '$1']],
        fails: STOLEN,
      },
      { says: 'a sandboxed frame', kind: 'near', opaque: true, fails: STOLEN },
    ],
  },
  'a-dot-or-nothing': {
    right: [
      {
        says: 'one pattern for both',
        server: [
          [
            / {2}origin: \(origin\) => \{[\s\S]*?\n {2}\},/,
            '  origin: (origin) => pattern.test(origin) ? origin : null,',
          ],
          [
            'const ours = ["news.example", "news.test"]',
            'const pattern = /^https:\\/\\/([a-z0-9-]+\\.)*news\\.(example|test)$/',
          ],
        ],
      },
      {
        says: 'the text itself, with a slash or a dot before the name',
        server: [
          [/ {4}const host .*\n/, ''],
          ['host === name || host.endsWith("." + name)', 'origin === "https://" + name || origin.endsWith("." + name)'],
        ],
      },
      {
        says: 'with try',
        server: [
          [
            '    if (!origin.startsWith("https://")) return null\n    const host = new URL(origin).hostname\n',
            '    let host\n    try {\n      host = new URL(origin).hostname\n    } catch {\n      return null\n    }\n',
          ],
          [
            ENDS,
            'return origin.startsWith("https:") && ours.some((name) => host === name || host.endsWith("." + name)) ? origin : null',
          ],
        ],
      },
    ],
    wrong: [
      {
        says: 'the empty origin forgotten',
        kind: 'careless',
        server: [
          ['    if (!origin.startsWith("https://")) return null\n', ''],
          [ENDS, ENDS.replace('ours', 'origin.startsWith("https:") && ours')],
        ],
        fails: 'The API’s own page still reads it',
      },
      {
        says: 'only below',
        kind: 'careless',
        server: [['host === name || ', '']],
        fails: 'https://news.example reads the street',
      },
      {
        says: 'http allowed',
        kind: 'near',
        server: [['"https://"', '"http"']],
        fails: 'A page on http://www.news.example',
      },
      {
        says: 'one name below',
        kind: 'near',
        server: [['host.endsWith("." + name)', 'host.slice(host.indexOf(".") + 1) === name']],
        fails: 'So does https://games.kids.news.test',
      },
      {
        says: 'the name somewhere in it',
        kind: 'near',
        server: [['host.endsWith("." + name)', 'host.includes("." + name) || host.startsWith(name)']],
        fails: 'A page on https://news.example.evil.test',
      },
      {
        says: 'evilnews.example refused by name',
        kind: 'clever',
        from: 'start',
        server: [['origin.endsWith(name)', 'origin.endsWith(name) && !origin.includes("evil")']],
        fails: 'A page on https://my-news.test',
      },
    ],
  },
  'read-the-balance': {
    right: [
      { says: 'a hyphen for each dot', page: 'https://evil-branch-bank.example/' },
      { says: 'a letter for the first dot too', page: 'https://aabranchxbank.example/' },
    ],
    wrong: [
      { says: 'a branch of the bank', kind: 'clever', page: 'https://oslo.branch.bank.example/', fails: STOLEN },
      { says: 'another beginning', kind: 'near', page: 'https://evilbank.example/', fails: STOLEN },
      { says: 'another end', kind: 'near', page: 'https://oslo.branch.bank.example.evil.test/', fails: STOLEN },
      { says: 'no cookies', kind: 'careless', code: [[', { credentials: "include" }', '']], fails: STOLEN },
      { says: 'a name without a dot', kind: 'near', page: 'https://bankxexample/', fails: STOLEN },
    ],
  },
  'patterns-from-a-list': {
    right: [
      {
        says: 'every sign of a pattern gets its backslash',
        server: [[PATTERN, 'entry.replace(/[.+?^()|\\\\]/g, "\\\\$$&").replace("*", "[^.]+")']],
      },
      {
        says: 'a set of characters for the dot',
        server: [[PATTERN, 'entry.split(".").join("[.]").replace("*", "[a-z0-9-]+")']],
      },
      {
        says: 'no pattern at all',
        server: [
          [
            /const patterns = .*\n/,
            `const fits = (entry, origin) => {
  const [start, end] = entry.split("*")
  if (end === undefined) return origin === entry
  return origin.startsWith(start) && origin.endsWith(end) && !origin.slice(start.length, -end.length).includes(".")
}
`,
          ],
          [
            'origin: patterns',
            'origin: (origin, done) => done(null, origin !== undefined && allowed.some((entry) => fits(entry, origin)))',
          ],
        ],
      },
    ],
    wrong: [
      {
        says: 'the star replaced first',
        kind: 'careless',
        server: [[PATTERN, 'entry.replace("*", ".+").replaceAll(".", "\\\\.")']],
        fails: 'So does https://oslo.branch.bank.example',
      },
      {
        says: 'only the first dot',
        kind: 'near',
        server: [['replaceAll', 'replace']],
        fails: 'The attack from oslo.branchxbank.example',
      },
      {
        says: 'the branches of today',
        kind: 'near',
        server: [
          [/const patterns = .*\n/, ''],
          ['origin: patterns', 'origin: ["https://bank.example", "https://oslo.branch.bank.example"]'],
        ],
        fails: 'So does https://new-town2',
      },
      {
        says: 'the end left away',
        kind: 'careless',
        server: [[' + "$"', '']],
        fails: 'A page on https://oslo.branch.bank.example.evil.test',
      },
      {
        says: 'no star any more',
        kind: 'clever',
        server: [['"https://*.branch.bank.example"', '"https://branch.bank.example"']],
        fails: 'So does https://oslo.branch.bank.example',
      },
    ],
  },
}
