/**
 * The compression dictionary of links of version 1: text that most documents contain. FROZEN: every link of that
 * version needs exactly these characters. A better dictionary needs a new version.
 */
export const DICTIONARY_V1 = [
  'HTTP/1.1 ETag: Set-Cookie: ; Path=/; Secure; HttpOnly; SameSite=None SameSite=Lax Cache-Control: no-store max-age=',
  'X-Requested-With X-Request-Id Location: /301 Moved Permanently\\n302 Found\\n307 Temporary Redirect\\n308 Permanent Redirect',
  '\\n400 Bad Request\\n401 Unauthorized\\n403 Forbidden\\n404 Not Found\\n405 Method Not Allowed\\n500 Internal Server Error\\n',
  'Cross-Origin-Resource-Policy: same-origin same-site cross-origin mode: \\"no-cors\\" navigator.sendBeacon(',
  'http://localhost:3000 http://localhost:5173 http://localhost:8080 http://127.0.0.1:8080 https://api.example https://a.example ',
  'https://b.example/ const response = await fetch(\\"https://bar.other/\\", {\\n  method: \\"POST\\",\\n  method: \\"PATCH\\",\\n  method: ',
  '\\"DELETE\\",\\n  method: \\"PUT\\",\\n  headers: { \\"Content-Type\\": \\"application/json\\", \\"Authorization\\": \\"Bearer \\" },\\n  ',
  'body: JSON.stringify({ name: \\"Sara\\" }),\\n  credentials: \\"include\\",\\n  cache: \\"no-store\\",\\n  redirect: \\"follow\\",\\n})\\n',
  "try {\\n  const response = await fetch('https://bar.other/data', { method: 'PUT', credentials: 'include' })\\n} catch (error) ",
  '{\\n  console.log(error)\\n  console.error(error.message)\\n}\\nconst data = await response.json()\\nawait response.text()\\n',
  'for (const [name, value] of response.headers) console.log(name, value)\\nconsole.log(response.status, response.type, ',
  'response.headers.get(\\"xhr.withCredentials = true\\nxhr.setRequestHeader(\\"xhr.upload.onprogress = ',
  'when Origin: https://foo.example\\nwhen no Origin\\ndelay 500ms\\nVary: Origin\\nAccess-Control-Allow-Origin: {origin}\\n',
  'POST /PUT /PATCH /DELETE /HEAD /* /data\\n201 Created\\n204 No Content\\nOPTIONS /data\\n204\\nAccess-Control-Allow-Origin: *\\n',
  'Access-Control-Allow-Credentials: true\\nAccess-Control-Expose-Headers: \\nAccess-Control-Max-Age: 600\\n',
  'Access-Control-Allow-Headers: Content-Type, Authorization\\nAccess-Control-Allow-Methods: GET, POST, PUT, PATCH, DELETE\\n',
  'Access-Control-Allow-Origin: https://foo.example\\nContent-Type: text/plain\\nContent-Type: application/json\\n\\n{\\"ok\\": true}\\n',
  '{"version":1,"title":"","page":{"url":"https://foo.example/","opaque":true},"browser":"webkit","browser":"firefox","browser":',
  '"chromium","client":{"language":"typescript","code":"","cookies":{"https://bar.other":"session=1"}',
  '{"version":1,"page":{"url":"https://foo.example/"},"browser":"chromium","client":{"language":"javascript","code":',
  '"const xhr = new XMLHttpRequest()\\nconst url = \\"https://bar.other/resources/public-data/\\"\\n\\nxhr.open(\\"GET\\", url)\\n',
  'xhr.onload = () => console.log(xhr.responseText)\\nxhr.onerror = () => console.error(\\"no answer for us\\")\\nxhr.send()\\n"},',
  '"servers":[{"origin":"https://bar.other","dialect":"raw","text":"# what bar.other answers\\nGET /resources/public-data/\\n',
  '200 OK\\nContent-Type: application/xml\\n\\n<data>public</data>\\n"}]}',
].join('')
