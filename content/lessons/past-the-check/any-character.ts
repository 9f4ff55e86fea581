import { documentOf } from '@/lib/document/document-of.ts'
import { attackLab, getsNothing } from '@/lib/lessons/attack-lab.ts'
import type { Probe } from '@/lib/lessons/exercise.ts'

const API = 'https://api.bank.example'
const read = `const response = await fetch("https://api.bank.example/balance", { credentials: "include" });
console.log(await response.json());
`
const reads = (says: string, url: string): Probe => ({
  says,
  page: { url },
  code: read,
  expect: { outcome: 'readable', contains: '1204 crowns' },
})

/** Patterns that a program makes out of a configuration: its dots fit any character. */
export const anyCharacter = attackLab({
  start: documentOf({
    page: 'https://evil.test/',
    stranger: { wants: '1204 crowns', whose: 'Sara' },
    code: '// Sara has opened your page.\n',
    servers: {
      [API]: {
        dialect: 'express',
        text: `import express from "express"
import cors from "cors"

const app = express()

// From the configuration: a star is any name.
const allowed = ["https://bank.example", "https://*.branch.bank.example"]

const patterns = allowed.map((entry) => new RegExp("^" + entry.replace("*", "[a-z0-9-]+") + "$"))

app.use(cors({ origin: patterns, credentials: true }))

app.get("/balance", (req, res) => {
  if (req.get("cookie") !== "session=sara") return res.sendStatus(401)
  res.json({ name: "Sara", balance: "1204 crowns" })
})

app.listen(443)
`,
      },
    },
    cookies: { [API]: 'session=sara' },
  }),
  attack: {
    id: 'read-the-balance',
    title: 'Read Sara’s balance',
    task: 'This check has a beginning and an end. And still a name that you can register passes. Find it, and read Sara’s balance.',
    hints: [
      'Write down both patterns, as the program makes them. Which sign in them has a meaning that its author did not want?',
      'In a pattern, a plain dot fits any character, as in Doing it safely. Replace the dot so that the last two parts of the name are no longer bank.example.',
      'The dot before bank can be another letter: https://oslo.branchxbank.example. Its domain is branchxbank.example, which is free.',
    ],
    page: 'https://oslo.branchxbank.example/',
    code: read,
  },
  mend: {
    id: 'patterns-from-a-list',
    title: 'Patterns from a list',
    task: 'Close the hole, and keep the configuration as it is: others write it. The bank’s page and the page of each branch, also of those that open tomorrow, still read the balance.',
    hints: [
      'In a regular expression, a backslash before the dot makes it a plain dot.',
      'Do it before the star is replaced, or your own pattern gets backslashes too.',
      'entry.replaceAll(".", "\\\\.").replace("*", "[a-z0-9-]+")',
    ],
    servers: { [API]: [['entry.replace("*"', 'entry.replaceAll(".", "\\\\.").replace("*"']] },
    tooLoose: { [API]: [['entry.replace("*"', 'entry.replace(".", "\\\\.").replace("*"']] },
    probes: [
      reads('https://bank.example reads the balance.', 'https://bank.example/'),
      reads('So does https://oslo.branch.bank.example.', 'https://oslo.branch.bank.example/'),
      reads(
        'So does https://new-town2.branch.bank.example, which opens tomorrow.',
        'https://new-town2.branch.bank.example/',
      ),
      getsNothing('A page on https://oslo.branch.bank.example.evil.test gets nothing.', {
        url: 'https://oslo.branch.bank.example.evil.test/',
      }),
      getsNothing('A page on https://oslo-branch-bank.example gets nothing.', {
        url: 'https://oslo-branch-bank.example/',
      }),
      getsNothing('A page on http://oslo.branch.bank.example gets nothing.', {
        url: 'http://oslo.branch.bank.example/',
      }),
      getsNothing('A sandboxed frame, whose origin is null, gets nothing.', {
        url: 'https://evil.test/',
        opaque: true,
      }),
    ],
  },
})
