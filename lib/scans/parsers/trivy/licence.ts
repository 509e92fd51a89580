import { fingerprintVersion, licenceIdentity } from '#lib/scans/rules/fingerprint.ts'
import { severityFromWord } from '#lib/scans/rules/severity.ts'
import { at, text } from '../field.ts'
import { plainLine, plainText } from '../plain-text.ts'
import type { ValueEvent } from '../stream-elements.ts'
import type { TrivyPlace, TrivyRead } from './parser.ts'
import { stableTarget } from './place.ts'

/** A licence that Trivy's categories rate; of a package, or of a file that carries a licence text. */
export function readLicence(event: ValueEvent, place: TrivyPlace): TrivyRead {
  const { value } = event
  const licence = text(at(value, 'Name'))
  if (!licence) return { missing: 'Name' }
  const packageName = text(at(value, 'PkgName'))
  const path = text(at(value, 'FilePath'))
  const url = text(at(value, 'Link'))
  const subject = packageName ?? path ?? place.target
  return {
    type: 'licence',
    assertion: 'present',
    ruleId: plainLine(licence),
    title: plainLine(`${licence} in ${subject}`),
    description: plainText(at(value, 'Category')),
    severity: severityFromWord(at(value, 'Severity')),
    aliases: [],
    ...(packageName && { packageName: plainLine(packageName) }),
    target: plainLine(stableTarget(place), 2_000),
    ...(path && { path: plainLine(path, 2_000) }),
    ...(url && { url: plainLine(url, 2_000) }),
    ...licenceIdentity({ licence, packageName: subject, target: stableTarget(place) }),
    fingerprintVersion,
    offset: event.offset,
    length: event.length,
  }
}
