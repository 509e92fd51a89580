import { Banner } from '#components/ui/banner.tsx'
import { LinkButton } from '#components/ui/button.tsx'
import { formatDate } from '#lib/platform/format/time.ts'

/** Says that the page shows a past day, and leads back. `livePath` is the same page without the day. */
export function AsOfBanner({ day, livePath }: { day: string; livePath: string }) {
  const date = formatDate(new Date(`${day}T00:00:00Z`))
  return (
    <div className="mb-5">
      <Banner
        title={`As it stood at the end of ${date}`}
        actions={
          <LinkButton href={livePath} size="small">
            Back to live
          </LinkButton>
        }
      >
        Computed from the evidence that is on record for that day (midnight UTC). Nothing on this page is
        about today.
      </Banner>
    </div>
  )
}
