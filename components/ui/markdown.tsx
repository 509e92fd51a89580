import { clsx } from 'clsx'
import Markdown_, { type Components } from 'react-markdown'
import rehypeSanitize from 'rehype-sanitize'
import remarkGfm from 'remark-gfm'

const look =
  'min-w-0 break-words [&_a]:text-accent [&_a]:underline [&_a]:underline-offset-2 [&_blockquote]:border-l-2 [&_blockquote]:border-line [&_blockquote]:pl-3 [&_blockquote]:text-ink-2 [&_code]:rounded-sm [&_code]:bg-hover [&_code]:px-1 [&_code]:font-mono [&_code]:text-[0.92em] [&_hr]:my-4 [&_hr]:border-line [&_li]:my-0.5 [&_ol]:my-2 [&_ol]:list-decimal [&_ol]:pl-5 [&_p]:my-2 [&_pre]:my-2 [&_pre]:overflow-x-auto [&_pre]:rounded-md [&_pre]:border [&_pre]:border-line [&_pre]:bg-panel [&_pre]:p-2.5 [&_pre_code]:bg-transparent [&_pre_code]:p-0 [&_table]:my-2 [&_table]:block [&_table]:overflow-x-auto [&_td]:border-b [&_td]:border-line-2 [&_td]:px-2 [&_td]:py-1 [&_th]:border-b [&_th]:border-line [&_th]:px-2 [&_th]:py-1 [&_th]:text-left [&_th]:font-medium [&_ul]:my-2 [&_ul]:list-disc [&_ul]:pl-5 [&>:first-child]:mt-0 [&>:last-child]:mb-0'

const headingLooks = [
  'mb-2 text-xl font-semibold tracking-tight',
  'mt-5 mb-1.5 text-lg font-semibold tracking-tight',
  'mt-4 mb-1 text-base font-semibold',
  'mt-3 mb-1 text-sm font-semibold',
] as const

type Level = 1 | 2 | 3 | 4 | 5 | 6
const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const

/** A heading of the text as one of the page: below what stands above it, and looking like what it is in the text. */
function heading(written: Level, top: Level): NonNullable<Components['h1']> {
  const Tag = headings[Math.min(written + top - 2, 5)] ?? 'h6'
  return ({ children }) => (
    <Tag className={headingLooks[Math.min(written - 1, headingLooks.length - 1)]}>{children}</Tag>
  )
}

/** What the text links to opens apart and learns nothing of us; a picture elsewhere is a link, nothing is fetched. */
const parts: Components = {
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  ),
  img: ({ src, alt }) => (
    <a href={typeof src === 'string' ? src : undefined} target="_blank" rel="noopener noreferrer">
      {alt === undefined || alt === '' ? 'a picture' : alt}
    </a>
  ),
  // A region that scrolls has to be reachable by keyboard.
  pre: ({ children }) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
    <pre tabIndex={0}>{children}</pre>
  ),
  input: ({ checked }) => <span>{checked === true ? '☑' : '☐'}</span>,
}

const byTop = new Map<Level, Components>()
function partsFrom(top: Level): Components {
  const known = byTop.get(top)
  if (known !== undefined) return known
  const made: Components = { ...parts }
  for (const [index, name] of headings.entries()) made[name] = heading((index + 1) as Level, top)
  byTop.set(top, made)
  return made
}

/**
 * Text that people wrote, as GitHub reads it: Markdown with tables and task lists, HTML in it shown as nothing.
 *
 * @param top what the first level of headings becomes on this page
 */
export function Markdown({ text, top = 3, className }: { text: string; top?: Level; className?: string }) {
  return (
    <div className={clsx(look, className)}>
      <Markdown_ remarkPlugins={[remarkGfm]} rehypePlugins={[rehypeSanitize]} components={partsFrom(top)}>
        {text}
      </Markdown_>
    </div>
  )
}
