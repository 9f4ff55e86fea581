/** An Express program around its middleware and routes. */
export const expressServer = (lines: string): string => `import express from "express"

const app = express()

${lines}
app.listen(443)
`
