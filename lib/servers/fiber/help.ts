import type { HelpWord } from '../dialect.ts'
import { atLeast, type FiberVersion, majorOf } from './version.ts'

/** Words of the programs, for completion and hover. */
export function helpWords(version: FiberVersion): readonly HelpWord[] {
  return [...corsWords(version), ...fiberWords(version), ...contextWords(version)]
}

function corsWords(version: FiberVersion): HelpWord[] {
  const isV3 = majorOf(version) === 3
  const type = isV3 ? '[]string' : 'string'
  const list = (insert: string) => (isV3 ? `[]string{"${insert}$0"},` : `"${insert}$0",`)
  const methods = `GET, POST, HEAD, PUT, DELETE, PATCH${atLeast(version, '3.4.0') ? ', QUERY' : ''}`
  const separated = isV3 ? 'One string for each.' : 'One string, with commas between them.'
  const matching = isV3
    ? 'Scheme, host and port have to be the same; `https://*.example.com` allows every subdomain. `"*"` anywhere allows all.'
    : atLeast(version, '2.52.3')
      ? 'Scheme, host and port have to be the same; `https://*.example.com` allows every subdomain, if no space stands before it.'
      : 'Scheme, host and port have to be the same, without a slash at the end; `https://*.example.com` allows every subdomain.'
  const credentials = atLeast(version, '2.52.1')
    ? 'With every origin allowed the program panics at its start: name the origins.'
    : atLeast(version, '2.43.0')
      ? 'Name the origins beside it: browsers refuse `*` with credentials.'
      : 'Name the origins beside it: with `*`, this release gives every origin its own name back, and so every page may use the cookies.'
  return [
    {
      word: 'cors.New',
      insert: 'cors.New($0)',
      says: 'Makes the CORS middleware. Without a configuration every origin may read the answers. Put it with `app.Use` **before** the routes.',
    },
    { word: 'cors.Config', insert: 'cors.Config{\n\t$0\n}', says: 'What the CORS middleware allows.' },
    {
      word: 'AllowOrigins',
      insert: `AllowOrigins: ${list('https://')}`,
      says: `\`${type}\`, default \`"*"\`. The origins that may read the answers. ${separated} ${matching}`,
    },
    ...(atLeast(version, '2.44.0')
      ? [
          {
            word: 'AllowOriginsFunc',
            insert: 'AllowOriginsFunc: func(origin string) bool {\n\treturn $0\n},',
            says: `\`func(origin string) bool\`, default \`nil\`. Asked for an origin that \`AllowOrigins\` does not allow. ${isV3 ? 'It gets the origin as it was sent.' : 'It gets the origin in small letters.'}`,
          },
        ]
      : []),
    {
      word: 'AllowMethods',
      insert: `AllowMethods: ${list('')}`,
      says: `\`${type}\`, default \`${methods}\`. The methods that a preflight is told. ${separated} The middleware checks no method itself: the browser does.`,
    },
    {
      word: 'AllowHeaders',
      insert: `AllowHeaders: ${list('')}`,
      says: `\`${type}\`, default empty: whatever headers the preflight asks for are allowed. ${separated} With a list, only those.`,
    },
    {
      word: 'ExposeHeaders',
      insert: `ExposeHeaders: ${list('')}`,
      says: `\`${type}\`, default empty. Response headers that the script may read, beside the safelisted ones. ${separated}`,
    },
    {
      word: 'AllowCredentials',
      insert: 'AllowCredentials: true,',
      says: `\`bool\`, default \`false\`. The answers to requests with cookies may be read. ${credentials}`,
    },
    {
      word: 'MaxAge',
      insert: 'MaxAge: 600$0,',
      says: `\`int\`, seconds, default \`0\`: no \`Access-Control-Max-Age\`. How long a browser may keep a preflight. ${atLeast(version, '2.50.0') ? 'A negative number sends 0: keep it not at all.' : 'A negative number sends nothing in this release.'}`,
    },
    {
      word: 'Next',
      insert: `Next: func(c ${isV3 ? 'fiber.Ctx' : '*fiber.Ctx'}) bool {\n\treturn $0\n},`,
      says: 'A function, default `nil`. Where it returns true, the middleware does nothing for this request.',
    },
    ...(isV3
      ? [
          {
            word: 'AllowPrivateNetwork',
            insert: 'AllowPrivateNetwork: true,',
            says: '`bool`, default `false`. Answers `Access-Control-Request-Private-Network: true` of a preflight with `Access-Control-Allow-Private-Network: true`.',
          },
          {
            word: 'DisableValueRedaction',
            insert: 'DisableValueRedaction: true,',
            says: '`bool`, default `false`. Shows a wrong origin in the panic, where `[redacted]` stands otherwise.',
          },
        ]
      : []),
  ]
}

function fiberWords(version: FiberVersion): HelpWord[] {
  const isV3 = majorOf(version) === 3
  const ctx = isV3 ? 'fiber.Ctx' : '*fiber.Ctx'
  const route = (name: string, what: string): HelpWord => ({
    word: `app.${name}`,
    insert: `app.${name}("/$1", func(c ${ctx}) error {\n\treturn c.SendString("$0")\n})`,
    says: `Answers ${what}. \`:name\` in the path is a parameter, \`*\` anything. Several handlers run one after the other, with \`c.Next()\`.`,
  })
  return [
    {
      word: 'fiber.New',
      insert: 'fiber.New()',
      says: 'Makes an app. Its routes and middlewares run in the order in which they are registered.',
    },
    {
      word: 'app.Use',
      insert: 'app.Use($0)',
      says: 'Registers a middleware for every method, and every path, or those that begin with a prefix: `app.Use("/api", …)`.',
    },
    { ...route('Get', `GET requests${isV3 ? '' : ', and HEAD requests without the body'}`) },
    route('Post', 'POST requests'),
    route('Put', 'PUT requests'),
    route('Patch', 'PATCH requests'),
    route('Delete', 'DELETE requests'),
    route('Options', 'OPTIONS requests. Before `cors.New()` it takes the preflights away from it'),
    route('All', 'requests of every method'),
    {
      word: 'app.Group',
      insert: 'app.Group("/$1")',
      says: 'Routes with the same beginning. Its handlers are middlewares of the group.',
    },
    { word: 'app.Listen', insert: 'app.Listen(":8080")', says: 'Begins to serve, and does not come back.' },
    { word: 'fiber.Map', insert: 'fiber.Map{"$1": $0}', says: 'A map with strings as keys, for `c.JSON`.' },
    {
      word: 'fiber.NewError',
      insert: 'fiber.NewError(fiber.StatusBadRequest, "$0")',
      says: 'An error with a status. Return it from a handler.',
    },
    {
      word: 'fiber.ErrUnauthorized',
      says: 'The error with status 401. Headers that were set before it still go out with it.',
    },
    { word: 'fiber.ErrNotFound', says: 'The error with status 404.' },
    {
      word: 'fiber.StatusOK',
      says: '200. Every status has a constant: `fiber.StatusNotFound`, `fiber.StatusNoContent`.',
    },
  ]
}

function contextWords(version: FiberVersion): HelpWord[] {
  const isV3 = majorOf(version) === 3
  return [
    {
      word: 'c.Next',
      insert: 'c.Next()',
      says: 'Runs what comes after this handler. A middleware that does not call it answers by itself.',
    },
    { word: 'c.JSON', insert: 'c.JSON(fiber.Map{"$1": $0})', says: 'Answers with a value as JSON.' },
    { word: 'c.SendString', insert: 'c.SendString("$0")', says: 'Answers with text.' },
    { word: 'c.Send', insert: 'c.Send([]byte("$0"))', says: 'Answers with bytes.' },
    {
      word: 'c.SendStatus',
      insert: 'c.SendStatus(fiber.StatusNoContent$0)',
      says: 'Answers with a status, and its name as the body where there is none yet.',
    },
    {
      word: 'c.Status',
      insert: 'c.Status(fiber.StatusCreated$0)',
      says: 'Sets the status; the answer follows: `c.Status(201).JSON(…)`.',
    },
    { word: 'c.Set', insert: 'c.Set("$1", "$0")', says: 'Sets a response header, in the place of its old value.' },
    {
      word: 'c.Append',
      insert: 'c.Append("$1", "$0")',
      says: 'Adds to a response header, with a comma. `Access-Control-Allow-Origin` must have one value only.',
    },
    {
      word: 'c.Vary',
      insert: 'c.Vary("$0")',
      says: 'Adds to `Vary`: caches keep an answer for each value of that request header.',
    },
    { word: 'c.Get', insert: 'c.Get("$0")', says: 'A request header; empty where it was not sent.' },
    { word: 'c.Params', insert: 'c.Params("$0")', says: 'A parameter of the path: `:user` is `c.Params("user")`.' },
    { word: 'c.Query', insert: 'c.Query("$0")', says: 'A parameter of the query, the part after `?`.' },
    { word: 'c.Method', insert: 'c.Method()', says: "The request's method." },
    { word: 'c.Path', insert: 'c.Path()', says: "The request's path." },
    { word: 'c.Body', insert: 'c.Body()', says: "The request's body, as bytes." },
    isV3
      ? { word: 'c.Bind', insert: 'c.Bind().Body(&$0)', says: 'Reads the body into a struct or a map.' }
      : { word: 'c.BodyParser', insert: 'c.BodyParser(&$0)', says: 'Reads the body into a struct or a map.' },
    isV3
      ? {
          word: 'c.Redirect',
          insert: 'c.Redirect().To("$0")',
          says: 'Sends the browser on, with 303 where no other status is set.',
        }
      : {
          word: 'c.Redirect',
          insert: 'c.Redirect("$0")',
          says: 'Sends the browser on, with 302 where no other status is given.',
        },
    {
      word: 'c.Cookie',
      insert: 'c.Cookie(&fiber.Cookie{Name: "$1", Value: "$0"})',
      says: 'Sets a cookie. For requests from another site it needs `SameSite: "None"` and `Secure: true`.',
    },
    { word: 'c.Cookies', insert: 'c.Cookies("$0")', says: 'A cookie of the request; empty where it was not sent.' },
  ]
}
