import { clsx } from 'clsx'
import type { ComponentProps, ReactElement } from 'react'
import ReactMarkdown, { type Components } from 'react-markdown'
import rehypeSanitize from 'rehype-sanitize'
import remarkGfm from 'remark-gfm'
import { rememberRecent } from './recent.ts'

/** Raw HTML is no Markdown here, and pictures would be fetched from elsewhere: their words stand in for them. */
const refused = ['img', 'input', 'iframe', 'style', 'script']

const prose: Components = {
  a: ({ node: _, children, ...rest }) => (
    <a
      {...rest}
      rel="noreferrer"
      className="rounded-sm text-accent underline decoration-accent/40 underline-offset-2 wrap-anywhere hover:decoration-current"
    >
      {children}
    </a>
  ),
  p: ({ node: _, ...rest }) => <p {...rest} className="whitespace-pre-line" />,
  ul: ({ node: _, ...rest }) => <ul {...rest} className="list-disc pl-5" />,
  ol: ({ node: _, ...rest }) => <ol {...rest} className="list-decimal pl-5" />,
  blockquote: ({ node: _, ...rest }) => (
    <blockquote {...rest} className="border-l-2 border-line pl-3 text-ink-2" />
  ),
  code: ({ node: _, ...rest }) => (
    <code {...rest} className="rounded-sm bg-hover px-1 font-mono text-[0.92em] wrap-anywhere" />
  ),
  pre: ({ node: _, ...rest }) => (
    <pre
      {...rest}
      className="rounded-md bg-hover p-2.5 whitespace-pre-wrap wrap-anywhere [&_code]:bg-transparent [&_code]:p-0"
    />
  ),
  table: ({ node: _, ...rest }) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
    <section tabIndex={0} aria-label="Table" className="overflow-x-auto">
      <table
        {...rest}
        className="border-collapse text-sm [&_td]:border [&_td]:border-line [&_td]:px-2 [&_td]:py-1 [&_th]:border [&_th]:border-line [&_th]:px-2 [&_th]:py-1 [&_th]:text-left"
      />
    </section>
  ),
  hr: ({ node: _, ...rest }) => <hr {...rest} className="border-line" />,
}

type HeadingProps = ComponentProps<'h1'> & { node?: unknown }
const plainHeading = ({ node: _, ...rest }: HeadingProps) => <p {...rest} className="font-semibold" />

/** Inside a list of entries a heading is a strong line: it must not stand in the outline of the page. */
const withoutOutline: Components = {
  ...prose,
  h1: plainHeading,
  h2: plainHeading,
  h3: plainHeading,
  h4: plainHeading,
  h5: plainHeading,
  h6: plainHeading,
}

const levels = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const
const headingLooks = [
  'text-xl font-semibold tracking-tight',
  'mt-3 text-lg font-semibold tracking-tight',
  'mt-2 text-base font-semibold',
  'font-semibold',
] as const

/** Headings of a document that stands below others on its page: its first level becomes `top`. */
function withOutline(top: number): Components {
  const made: Components = { ...prose }
  for (const [written, name] of levels.entries()) {
    const Level = levels[Math.min(written + top - 1, levels.length - 1)] ?? 'h6'
    const look = headingLooks[Math.min(written, headingLooks.length - 1)]
    made[name] = ({ node: _, ...rest }) => <Level {...rest} className={look} />
  }
  return made
}
const outlines = new Map(levels.map((_, place) => [place + 1, withOutline(place + 1)]))

type Top = 1 | 2 | 3 | 4 | 5 | 6

/** Called as the plain function that it is: what it returns may be drawn in any place, any number of times. */
const read = (text: string, top: Top | undefined): ReactElement =>
  ReactMarkdown({
    children: text,
    remarkPlugins: [remarkGfm],
    rehypePlugins: [rehypeSanitize],
    disallowedElements: refused,
    unwrapDisallowed: true,
    components: (top === undefined ? null : outlines.get(top)) ?? withoutOutline,
  })

/** Entries of a long list that scroll out of view and back: reading costs twenty times what drawing does. */
const mostRead = 300
const readEntry = rememberRecent((text) => read(text, undefined), mostRead)

/** On the server nothing that somebody wrote outlives their request. */
const isBrowser = typeof window !== 'undefined'

/**
 * Markdown of people (GitHub's flavour), sanitised.
 *
 * @param top where it is a document of its own: the level that its first headings have on the page
 */
export function Markdown({ text, top, className }: { text: string; top?: Top; className?: string }) {
  return (
    <div className={clsx('grid gap-2 wrap-anywhere', className)}>
      {isBrowser && top === undefined ? readEntry(text) : read(text, top)}
    </div>
  )
}
