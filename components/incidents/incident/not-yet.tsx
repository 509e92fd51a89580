import { LinkButton } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { notYetWords } from '#lib/incidents/model/not-yet.ts'

/** The page of an incident as of a day before it was reported: there is one, and it begins later. */
export function NotYet({ number, reportedAt, day }: { number: number; reportedAt: Date; day: string }) {
  const { title, text, firstDay } = notYetWords(number, reportedAt, day)
  const livePath = `/incidents/${number}`
  return (
    <>
      <h1 className="mb-4 text-2xl font-semibold tracking-tight">{title}</h1>
      <EmptyState
        title={text}
        actions={
          <>
            <LinkButton href={`${livePath}?asOf=${firstDay.day}`} variant="primary">
              {firstDay.label}
            </LinkButton>
            <LinkButton href={livePath}>As it stands now</LinkButton>
          </>
        }
      >
        A page of the past shows what was on record at the end of its day.
      </EmptyState>
    </>
  )
}
