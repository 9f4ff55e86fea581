import { documentOf } from '@/lib/document/document-of.ts'
import type { Lesson } from '@/lib/lessons/lesson.ts'
import { HELP, helpServer, REPEATS } from './trusted-page.ts'

const ECHO = 'https://echo.example'

/** What a frame is, and what a page does with the text that it is given: nothing here is an attack. */
export const examples: Lesson['examples'] = {
  'two-frames': {
    label: 'two frames',
    ends: 'readable',
    document: documentOf({
      code: `function show(sandbox) {
  const frame = document.createElement("iframe");
  if (sandbox) frame.sandbox = sandbox;
  frame.srcdoc = \`<script type="module">
    const response = await fetch("https://echo.example/");
    console.log(await response.text());
  </script>\`;
  document.body.append(frame);
}

show("");
show("allow-scripts");
`,
      servers: {
        [ECHO]: {
          dialect: 'express',
          text: `import express from "express"
import cors from "cors"

const app = express()
app.use(cors())

app.get("/", (req, res) => {
  res.send("You come from " + req.get("origin"))
})

app.listen(443)
`,
        },
      },
    }),
  },
  repeated: {
    label: 'what it shows',
    ends: 'readable',
    document: documentOf({
      page: `${HELP}/`,
      code: `const words = "<i>lost</i> card";
const response = await fetch("/search?q=" + encodeURIComponent(words));
console.log(await response.text());
`,
      servers: { [HELP]: helpServer(REPEATS) },
    }),
  },
}
