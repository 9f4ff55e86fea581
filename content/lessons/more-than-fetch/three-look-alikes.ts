import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { documentOf } from '@/lib/document/document-of.ts'
import type { Exercise } from '@/lib/lessons/exercise.ts'

const FOO = 'https://foo.example'
const API = 'https://api.example'
const MEDIA = 'https://media.example'

const page = (prices: string): string => `// three things, and none of them arrives
fetch("${prices}/prices").catch((error) => console.log("no prices:", error.message));

const news = new EventSource("https://api.example/news");
news.onerror = () => news.close();
news.onmessage = (event) => {
  console.log("news:", event.data);
  news.close();
};

const image = new Image();
image.src = "https://media.example/photo.svg";
image.onerror = () => console.log("no photo");
document.body.append(image);
`

const show = (address: string): string => `const image = new Image();
image.src = "${address}";
`

const system = (prices: string, news: string, everywhere: string, photo: string): PlaygroundDocument =>
  documentOf({
    code: page(prices),
    servers: {
      [API]: {
        dialect: 'express',
        text: `import express from "express"

const app = express()

app.get("/prices", (req, res) => {
  res.set("Access-Control-Allow-Origin", "${FOO}")
  res.json({ apple: 1.2 })
})

app.get("/news", (req, res) => {
${news}  res.type("text/event-stream")
  res.send("data: apples are cheap today\\n\\n")
})

app.listen(443)
`,
      },
      [MEDIA]: {
        dialect: 'express',
        text: `import express from "express"

const app = express()

// every answer says who may embed it
app.use((req, res, next) => {
  res.set("Cross-Origin-Resource-Policy", "${everywhere}")
  next()
})

app.get("/photo.svg", (req, res) => {
${photo}  res.type("image/svg+xml")
  res.send('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>')
})

app.get("/invoice.svg", (req, res) => {
  res.type("image/svg+xml")
  res.send('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>')
})

app.listen(443)
`,
      },
    },
  })

const ALLOW = `  res.set("Access-Control-Allow-Origin", "${FOO}")\n`
const EMBED = '  res.set("Cross-Origin-Resource-Policy", "cross-origin")\n'

/** Mixed content, CORS and CORP at once: each is to be told by its own words, and mended in its own place. */
export const threeLookAlikes: Exercise = {
  id: 'three-look-alikes',
  title: 'Three look-alikes',
  task: 'The prices, the news and the photo do not arrive, each for another reason. Only one of them is CORS. Mend all three: foo.example alone reads prices and news; every page may show the photo; no other page may show the invoice.',
  start: system('http://api.example', '', 'same-origin', ''),
  edits: 'both',
  hints: [
    'Run it and read the console: one line for each of the three. Compare the lines with the section “It looks like CORS”.',
    'Prices: the page is from https. News: no permission. Photo: NotSameOrigin is Cross-Origin-Resource-Policy.',
    'https in the script; Access-Control-Allow-Origin in the route of /news; Cross-Origin-Resource-Policy: cross-origin in the route of /photo.svg.',
  ],
  solution: system(API, ALLOW, 'same-origin', EMBED),
  tooLoose: system(API, ALLOW, 'cross-origin', ''),
  probes: [
    {
      says: 'The script on foo.example reads the prices.',
      call: { url: `${API}/prices` },
      expect: { outcome: 'readable', answeredBy: API },
    },
    { says: 'It gets the news.', call: { url: `${API}/news` }, expect: { outcome: 'readable', answeredBy: API } },
    {
      says: 'Every page can show the photo.',
      page: { url: 'https://shop.example/' },
      code: show(`${MEDIA}/photo.svg`),
      expect: { outcome: 'opaque' },
    },
    {
      says: 'No other page can show the invoice.',
      page: { url: 'https://shop.example/' },
      code: show(`${MEDIA}/invoice.svg`),
      expect: { outcome: 'refused' },
    },
    {
      says: 'https://evil.test does not get the news.',
      page: { url: 'https://evil.test/' },
      code: `new EventSource("${API}/news");\n`,
      expect: { outcome: 'refused' },
    },
    {
      says: 'Nor does it read the prices.',
      page: { url: 'https://evil.test/' },
      code: `await fetch("${API}/prices");\n`,
      expect: { outcome: 'refused' },
    },
  ],
}
