/** A self-signed certificate for the recording's own servers; the browsers are configured to accept it. */
import { createSecureContext, type SecureContext } from 'node:tls'
import { generate } from 'selfsigned'

let made: Promise<SecureContext> | undefined

/** The same for every server of this process. Rejects when the key cannot be made. */
export function loopbackCertificate(): Promise<SecureContext> {
  made ??= generate([{ name: 'commonName', value: 'foo.example' }], {
    algorithm: 'sha256',
    extensions: [
      {
        name: 'subjectAltName',
        altNames: ['foo.example', '*.foo.example', 'bar.other', '*.bar.other', 'third.test', '*.third.test'].map(
          (value) => ({ type: 2, value }),
        ),
      },
    ],
  }).then(({ private: key, cert }) => createSecureContext({ key, cert }))
  return made
}
