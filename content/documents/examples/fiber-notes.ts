/**
 * The example of the course notes as documents: an application on port 3000 requests a user's repositories from an API
 * on port 8080, first refused, then with each of the two fixes. The API responds as in the notes, with constant data.
 */
import { documentOf, type ServerParts } from '@/lib/document/document-of.ts'

const API = 'http://localhost:8080'
const APPLICATION = 'http://localhost:3000'

/** The API's program; the back end's fix is an import and one line. */
function api(withMiddleware: boolean): ServerParts {
  const imported = withMiddleware ? '\n\t"github.com/gofiber/fiber/v2/middleware/cors"' : ''
  const used = withMiddleware ? '\n\n\t// Default config\n\tapp.Use(cors.New())' : ''
  return {
    dialect: 'fiber-2.40',
    text: `package main

import (
	"errors"
	"log"

	"github.com/gofiber/fiber/v2"${imported}
)

// Response is what the application reads: the value is JSON as a string.
type Response struct {
	Date  string \`json:"date"\`
	Value string \`json:"value"\`
}

// What the example gets from api.github.com, for one user.
const repositories = \`[{"name":"cross-origin-resource-sharing","stargazers_count":3},{"name":"notes","stargazers_count":1}]\`

func handleUser(ctx *fiber.Ctx) error {
	user := ctx.Params("user")
	if user == "" {
		return errors.New("user cannot be empty")
	}
	if user != "amirhnajafiz" {
		return errors.New("github response error: <nil>")
	}
	return ctx.JSON(Response{Date: "2022-12-08 09:30:00 +0000 UTC", Value: repositories})
}

// NewApp creates the app with its routes.
func NewApp() *fiber.App {
	// create a new app
	app := fiber.New()${used}

	app.Get("/api/health", func(ctx *fiber.Ctx) error {
		return ctx.SendString("OK")
	})
	app.Get("/api/user/:user", handleUser)

	return app
}

func main() {
	log.Fatal(NewApp().Listen(":8080"))
}
`,
  }
}

/** The application's development server: Create React App, at the page's origin. */
const developmentServer: ServerParts = {
  dialect: 'cra',
  text: `{
  "name": "application",
  "version": "0.1.0",
  "private": true,
  "proxy": "http://localhost:8080"
}
`,
}

/** The example's fetch: an absolute address, as in its first commits, or a path at the page's origin. */
function script(uri: string): string {
  return `const uri = "${uri}"

async function showRepositories(user) {
  try {
    const response = await fetch(uri + user)
    const data = await response.json()
    const repositories = JSON.parse(data.value)
    console.log(response.status, repositories.map((repository) => repository.name).join(", "))
  } catch (error) {
    console.error("Not OK", error.message)
  }
}

await showRepositories("amirhnajafiz")
`
}

const document = (title: string, uri: string, servers: Readonly<Record<string, ServerParts>>) =>
  documentOf({ title, page: `${APPLICATION}/`, code: script(uri), servers })

/** The script calls the API at the API's address, and the API sends no CORS header. */
export const notesRefused = document('The API says nothing of CORS', `${API}/api/user/`, { [API]: api(false) })

/** The first fix in the notes: the page calls its own origin, and the development server passes the request on. */
export const notesProxied = document('Fixed in the front end: a proxy', '/api/user/', {
  [APPLICATION]: developmentServer,
  [API]: api(false),
})

/** The second fix: the script calls the API at the API's address again, and the middleware allows it. */
export const notesAllowed = document('Fixed in the back end: the middleware', `${API}/api/user/`, { [API]: api(true) })
