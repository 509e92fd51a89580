/** An element of a scan report, as it stands in the file. */
export const rawElement = `{
  "VulnerabilityID": "CVE-2026-40117",
  "PkgID": "libssl3@3.0.15-1~deb12u1",
  "PkgName": "libssl3",
  "InstalledVersion": "3.0.15-1~deb12u1",
  "FixedVersion": "3.0.17-1~deb12u2",
  "Status": "fixed",
  "Severity": "HIGH",
  "Title": "openssl: out-of-bounds read in certificate parsing when a name constraint is malformed",
  "PrimaryURL": "https://avd.example/CVE-2026-40117"
}`
export const rawDigest = 'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
