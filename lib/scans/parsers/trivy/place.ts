import { imageTarget, normalisePath } from '#lib/scans/rules/target.ts'
import type { TrivyPlace } from './parser.ts'

/**
 * The manifest, image or file as part of a finding's identity. Kubernetes findings begin with their object:
 * two deployments of one image are patched apart.
 */
export function stableTarget(place: TrivyPlace): string {
  // `alpine:3.11 (alpine 3.11.13)` is how Trivy names the packages of a distribution.
  const isSystem = place.class === 'os-pkgs' || / \([^()]*(?:\([^()]*\))?[^()]*\)$/.test(place.target)
  const target = isSystem ? imageTarget(place.target) : normalisePath(place.target) || place.target
  if (!place.object) return target
  return place.object.endsWith(target) ? place.object : `${place.object}: ${target}`
}
