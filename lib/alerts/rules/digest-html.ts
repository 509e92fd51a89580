import type { DigestContent } from './digest.ts'

// Mail programs know neither style sheets nor variables: few tags, plain colours, nothing fetched.
const page = 'font:15px/1.5 system-ui,sans-serif;color:#1c1f23;max-width:40em;margin:0 auto;padding:1em'
const small = 'color:#5b6169;font-size:13px'

/** The digest as simple HTML: the same words as the plain text, with links. Everything in it is escaped. */
export function digestHtml({ greeting, groups, beyond, links }: DigestContent): string {
  const sections = groups.map(
    ({ heading, lines }) =>
      `<h2 style="font-size:15px">${escapeHtml(heading)}</h2><ul style="padding-left:1.2em">${lines
        .map(
          ({ title, body, due, url }) =>
            `<li style="margin-bottom:.75em"><a href="${escapeHtml(url)}">${escapeHtml(title)}</a><br><span style="${small}">${escapeHtml([due, body].filter((text) => text !== '').join(' '))}</span></li>`,
        )
        .join('')}</ul>`,
  )
  return [
    `<!doctype html><html lang="en"><body style="${page}">`,
    `<p>${escapeHtml(greeting)}</p>`,
    ...sections,
    beyond === null ? '' : `<p>${escapeHtml(beyond)}</p>`,
    `<p><a href="${escapeHtml(links.inbox)}">Open your inbox</a></p>`,
    `<p style="${small}">Plumbline sent this because you act on it. <a href="${escapeHtml(links.preferences)}">Choose what you are sent.</a></p>`,
    '</body></html>',
  ].join('\n')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? '')
