import { Button } from '#components/ui/button.tsx'

/** A plain GET form: the search lives in the address, and works before any script has loaded. */
export function SearchUsers({ search }: { search: string }) {
  return (
    <search>
      <form className="mb-4 flex max-w-md gap-2">
        <label className="min-w-0 flex-1">
          <span className="sr-only">Search people</span>
          <input
            type="search"
            name="search"
            defaultValue={search}
            placeholder="Name or e-mail address"
            maxLength={100}
            className="h-8 w-full rounded-md border border-field-edge bg-panel px-2.5 text-sm max-sm:h-10 max-sm:text-base"
          />
        </label>
        <Button type="submit">Search</Button>
      </form>
    </search>
  )
}
