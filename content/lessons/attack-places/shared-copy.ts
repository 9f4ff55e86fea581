import { documentOf } from '@/lib/document/document-of.ts'
import { attackLab, getsNothing } from '@/lib/lessons/attack-lab.ts'

const SHOP = 'https://shop.example'
export const APP = 'https://app.shop.example'

export const ROUTE = 'app.get("/account", (req, res) => {\n'
export const PRIVATE = `${ROUTE}  res.set("Cache-Control", "private, no-store")\n`
export const EVERYWHERE = `app.use((req, res, next) => {
  res.set("Cache-Control", "max-age=0, s-maxage=600")
  next()
})
`

/** A shop behind a CDN, which keeps for ten minutes what it has got. */
export const shop = {
  [SHOP]: {
    dialect: 'nginx' as const,
    text: `proxy_cache_path /var/cache/nginx keys_zone=shop:10m;

server {
    listen 443 ssl;
    server_name shop.example;

    location / {
        proxy_pass https://app.shop.example;
        proxy_cache shop;
    }
}
`,
  },
  [APP]: {
    dialect: 'express' as const,
    text: `import express from "express"
import cors from "cors"

const app = express()
let asked = 0

// every page may read the prices, and the CDN keeps them for ten minutes
app.use(cors())
${EVERYWHERE}
app.get("/prices", (req, res) => {
  asked += 1
  res.json({ lamp: 40, asked })
})

${ROUTE}  const known = req.get("cookie")?.includes("session=sara")
  if (!known) return res.status(401).send("Log in first.")
  res.send("Sara ordered a red lamp.")
})

app.listen(443)
`,
  },
}

/** As Sara's browser asks, and then as somebody without her cookie. */
const asSaraThenNobody = `await fetch("/account");
const response = await fetch("/account", { credentials: "omit" });
console.log(response.status, await response.text());
`

/** A shared cache that gives the answer for one person to the next. */
export const sharedCopy = attackLab({
  start: documentOf({
    page: 'https://evil.test/',
    stranger: { wants: 'a red lamp', whose: 'Sara' },
    code: `const response = await fetch("https://shop.example/account", {
  credentials: "include",
});
console.log(await response.text());
`,
    servers: shop,
    cookies: { [SHOP]: 'session=sara' },
  }),
  attack: {
    id: 'attack-a-cache',
    title: 'Attack: a copy in a cache',
    task: 'Every page may read this shop, with a star, so Sara’s account is safe: with her cookie a star is refused, and without it the answer is 401. But between you and the shop is a CDN. Read what Sara ordered.',
    hints: [
      'What does the CDN look at, when it has a copy and somebody asks for /account?',
      'It looks at the address. So somebody with the right cookie has to ask first. Whose browser runs your script?',
      'First fetch(url, { mode: "no-cors", credentials: "include" }): you cannot read it, but the CDN keeps it. Wait for it, then fetch(url) without credentials.',
    ],
    code: `const url = "https://shop.example/account";
await fetch(url, { mode: "no-cors", credentials: "include" });
const response = await fetch(url);
console.log(await response.text());
`,
  },
  mend: {
    id: 'mend-a-cache',
    title: 'Mend: a copy in a cache',
    task: 'Sara still reads her account on https://shop.example. Every page still reads the prices, and the CDN still keeps them. But what is for Sara must not be kept for anybody else. Mend the program behind the CDN.',
    hints: [
      'Which of the two answers is the same for everybody?',
      'An answer says in Cache-Control who may keep it. Think of the 401, too: must Sara get a copy of it?',
      'res.set("Cache-Control", "private, no-store") as the first line of the route for /account.',
    ],
    servers: { [APP]: [[ROUTE, PRIVATE]] },
    tooLoose: { [APP]: [[ROUTE, `${ROUTE}  res.vary("Origin")\n`]] },
    probes: [
      {
        says: 'Sara reads her account on https://shop.example.',
        page: { url: `${SHOP}/` },
        code: 'const response = await fetch("/account");\nconsole.log(await response.text());\n',
        expect: { outcome: 'readable', status: 200, contains: 'a red lamp', cookieSent: true },
      },
      {
        says: 'She reads it also after somebody who had to log in first.',
        page: { url: `${SHOP}/` },
        code: 'await fetch("/account", { credentials: "omit" });\nconst response = await fetch("/account");\nconsole.log(await response.text());\n',
        expect: { outcome: 'readable', status: 200, contains: 'a red lamp' },
      },
      {
        says: 'After Sara, whoever is not logged in gets 401.',
        page: { url: `${SHOP}/` },
        code: asSaraThenNobody,
        expect: { outcome: 'readable', status: 401 },
      },
      {
        says: 'Every page reads the prices, and for the second one the CDN has kept them.',
        page: { url: 'https://partner.example/' },
        code: 'await fetch("https://shop.example/prices");\nconst response = await fetch("https://shop.example/prices");\nconsole.log(await response.text());\n',
        expect: { outcome: 'readable', status: 200, contains: '"asked":1' },
      },
      getsNothing(
        'A frame with Sara’s account does not help evil.test.',
        { url: 'https://evil.test/' },
        {
          code: `const frame = document.createElement("iframe");
frame.src = "https://shop.example/account";
frame.onload = async () => {
  const response = await fetch(frame.src);
  console.log(response.status, await response.text());
};
document.body.append(frame);
`,
        },
      ),
    ],
  },
})
