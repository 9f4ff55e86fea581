/** Firefox in German: what its language pack has in place of the English words. */
import { REFUSED_PREFLIGHT_REASONS } from '../../trace/failure-reasons.ts'
import { type KnownText, texts } from './known-text.ts'

const SECURITY = 'Firefox in German, de/dom/chrome/security/security.properties of mozilla-l10n/firefox-l10n'
const CSP = 'Firefox in German, de/dom/chrome/security/csp.properties of mozilla-l10n/firefox-l10n'
const NECKO = 'Firefox in German, de/netwerk/necko.properties of mozilla-l10n/firefox-l10n'
const BLOCKED =
  'Quellübergreifende (Cross-Origin) Anfrage blockiert: Die Gleiche-Quelle-Regel verbietet das Lesen der externen Ressource auf'

export const FIREFOX_GERMAN_TEXTS: readonly KnownText[] = [
  ...texts('firefox', SECURITY, [
    [`${BLOCKED} {url}. `, [], { role: 'context' }],
    [BLOCKED, ['missing-allow-origin', 'allow-origin-mismatch', 'connection-failed'], { role: 'hint' }],
    ['Statuscode: {status}', [], { role: 'context' }],
    ['(Grund: CORS deaktiviert)', 'connection-failed'],
    ["(Grund: CORS-Kopfzeile 'Origin' konnte nicht hinzugefügt werden)", 'connection-failed'],
    [
      '(Grund: CORS-Anfrage schlug fehl)',
      ['connection-failed', 'preflight-connection-failed'],
      { after: REFUSED_PREFLIGHT_REASONS },
    ],
    ['(Grund: CORS-Anfrage war nicht http)', 'scheme-not-supported'],
    ['(Grund: Externe Weiterleitung der CORS-Anfrage verboten)', 'preflight-redirect'],
    [
      "(Grund: CORS-Kopfzeile 'Access-Control-Allow-Origin' fehlt)",
      ['missing-allow-origin', 'preflight-missing-allow-origin'],
    ],
    [
      "(Grund: Es darf nur ein eine CORS-Kopfzeile 'Access-Control-Allow-Origin' verwendet werden)",
      ['multiple-allow-origin', 'preflight-multiple-allow-origin'],
    ],
    [
      "(Grund: CORS-Kopfzeile 'Access-Control-Allow-Origin' stimmt nicht mit '{value}' überein)",
      ['allow-origin-mismatch', 'multiple-allow-origin', 'invalid-allow-origin', 'preflight-allow-origin-mismatch'],
    ],
    [
      "(Grund: Berechtigung/Credential wird nicht unterstützt, wenn die CORS-Kopfzeile 'Access-Control-Allow-Origin' auf '*' gesetzt ist)",
      ['wildcard-with-credentials', 'preflight-wildcard-with-credentials'],
    ],
    [
      "(Grund: 'true' in CORS-Kopfzeile 'Access-Control-Allow-Credentials' erwartet)",
      ['allow-credentials-not-true', 'preflight-allow-credentials-not-true'],
    ],
    ["(Grund: Methode nicht in CORS-Kopfzeile 'Access-Control-Allow-Methods' gefunden)", 'method-not-allowed'],
    ['(Grund: CORS-Preflight-Antwort schlug fehl)', 'preflight-status'],
    ["(Grund: ungültiges Token '{value}' in CORS-Kopfzeile 'Access-Control-Allow-Methods')", 'allow-methods-syntax'],
    ["(Grund: ungültiges Token '{value}' in CORS-Kopfzeile 'Access-Control-Allow-Headers')", 'allow-headers-syntax'],
    [
      "(Grund: Kopfzeile '{value}' ist aufgrund der Kopfzeile 'Access-Control-Allow-Headers' aus der CORS-Preflight-Antwort nicht zulässig)",
      'header-not-allowed',
    ],
    ['Laden von gemischten aktiven Inhalten "{url}" wurde blockiert', 'mixed-content'],
    ['Laden von gemischten Ansichtsinhalten "{url}" wurde blockiert', 'mixed-content'],
    ['Gemischte (unsichere) Anzeige-Inhalte von "{url}" werden auf einer sicheren Seite geladen', 'upgraded'],
    ["Upgrade der unsicheren Anzeige-Anfrage '{url}' zur Verwendung von '{value}'", 'upgraded'],
    ['Keine der "{name}"-Hashes im "integrity"-Attribut stimmen mit dem Inhalt der Subressource überein', 'integrity'],
    [
      'Für "{url}" werden keine Integritätsprüfugen vorgenommen, da es weder CORS-aktiviert noch Same-Origin ist.',
      'integrity',
      { how: 'integrity-without-cors' },
    ],
    ['"{url}" wurde wegen eines unerlaubten MIME-Typs ("{value}") blockiert', 'mime-type-blocked'],
    ['Die Ressource von "{url}" wurde wegen eines MIME-Typ-Konfliktes ("{value}") blockiert', 'mime-type-blocked'],
  ]),
  ...texts('firefox', CSP, [
    [
      'Die Einstellungen der Seite haben das Laden einer Ressource auf {url} blockiert ("{value}")',
      'content-security-policy',
    ],
    ['Die Einstellungen der Seite haben das Laden einer Ressource', 'content-security-policy'],
    ["Unsichere Anfrage '{url}' wird blockiert", 'mixed-content'],
  ]),
  ...texts('firefox', NECKO, [
    [
      'Cookie "{name}" abgelehnt, weil es das "sameSite=none"-Attribut besitzt, aber das "secure"-Attribut fehlt',
      'cookie-secure',
      { how: 'none-without-secure' },
    ],
    ['Die "sameSite"-Richtlinie für das Cookie "{name}" wurde auf "lax" gesetzt', 'cookie-same-site'],
    ['Anfrage für Zugriff auf Cookies oder Speicher für "{url}" wurde', 'cookie-third-party'],
    [
      'Die Ressource auf "{url}" wurde blockiert, weil das Blockieren von Seitenelementen aktiviert ist',
      'connection-failed',
    ],
  ]),
]
