/** A published vulnerability, with a version of a package that had it. Source: the CVE list and NVD. */
export interface KnownVulnerability {
  readonly id: string;
  readonly package: string;
  readonly version: string;
  readonly fix: string;
  readonly severity: 'Low' | 'Medium' | 'High' | 'Critical';
  readonly score: number;
  /** The CVSS 3 vector, less its version. */
  readonly vector: string;
  readonly cwe: string;
  readonly text: string;
}

type Row = readonly [string, string, string, string, KnownVulnerability['severity'], number, string, string, string];

const rows: readonly Row[] = [
  ['CVE-2021-44228', 'log4j-core', '2.14.1', '2.15.0', 'Critical', 10, 'AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H', 'CWE-502', 'Log messages that hold JNDI look-ups let an attacker run code.'],
  ['CVE-2022-42889', 'commons-text', '1.9', '1.10.0', 'Critical', 9.8, 'AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 'CWE-94', 'String interpolation evaluates scripts and opens addresses of untrusted input.'],
  ['CVE-2022-22965', 'spring-beans', '5.3.17', '5.3.18', 'Critical', 9.8, 'AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 'CWE-94', 'Data binding on JDK 9 and later lets an attacker run code.'],
  ['CVE-2021-3711', 'openssl', '1.1.1k-r0', '1.1.1l-r0', 'Critical', 9.8, 'AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 'CWE-120', 'Decrypting SM2 data may write past the end of a buffer.'],
  ['CVE-2022-37434', 'zlib1g', '1:1.2.11.dfsg-2+deb11u1', '1:1.2.11.dfsg-2+deb11u2', 'Critical', 9.8, 'AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 'CWE-787', 'A large extra field of a gzip header overflows a heap buffer in inflate.'],
  ['CVE-2023-38545', 'libcurl', '8.3.0-r0', '8.4.0-r0', 'Critical', 9.8, 'AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 'CWE-787', 'A long host name overflows a heap buffer in the SOCKS5 handshake.'],
  ['CVE-2022-48174', 'busybox', '1.35.0-r17', '1.35.0-r18', 'Critical', 9.8, 'AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 'CWE-787', 'The shell ash may overflow its stack.'],
  ['CVE-2024-3094', 'liblzma5', '5.6.0-0.2', '5.6.1+really5.4.5-1', 'Critical', 10, 'AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H', 'CWE-506', 'The release archives hold malicious code.'],
  ['CVE-2020-8554', 'k8s.io/kubernetes', 'v1.20.0', '', 'Medium', 5, 'AV:N/AC:H/PR:L/UI:N/S:U/C:L/I:L/A:L', 'CWE-283', 'Who may create a service can intercept traffic by its external addresses.'],
  ['CVE-2022-0778', 'libssl1.1', '1.1.1k-1+deb11u1', '1.1.1k-1+deb11u2', 'High', 7.5, 'AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H', 'CWE-835', 'A certificate with invalid curve parameters makes BN_mod_sqrt loop for ever.'],
  ['CVE-2022-3602', 'libssl3', '3.0.2-0ubuntu1.6', '3.0.2-0ubuntu1.7', 'High', 7.5, 'AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H', 'CWE-787', 'Checking name constraints of a certificate may overflow a buffer.'],
  ['CVE-2023-0286', 'libssl1.1', '1.1.1n-0+deb11u3', '1.1.1n-0+deb11u4', 'High', 7.4, 'AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:N/A:H', 'CWE-843', 'An X.400 address in a certificate is taken for another type.'],
  ['CVE-2018-25032', 'zlib', '1.2.11-r3', '1.2.12-r0', 'High', 7.5, 'AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H', 'CWE-787', 'Deflating input with many distant matches corrupts memory.'],
  ['CVE-2023-4911', 'libc6', '2.36-9+deb12u1', '2.36-9+deb12u3', 'High', 7.8, 'AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H', 'CWE-122', 'The variable GLIBC_TUNABLES overflows a buffer of the dynamic loader.'],
  ['CVE-2024-6387', 'openssh-server', '1:9.2p1-2+deb12u2', '1:9.2p1-2+deb12u3', 'High', 8.1, 'AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:H', 'CWE-364', 'A race in a signal handler of sshd may let an attacker run code.'],
  ['CVE-2023-44487', 'libnghttp2-14', '1.52.0-1', '1.52.0-1+deb12u1', 'High', 7.5, 'AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H', 'CWE-400', 'Streams that are opened and reset at once use up a server.'],
  ['CVE-2022-1271', 'gzip', '1.10-4', '1.10-4+deb11u1', 'High', 8.8, 'AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H', 'CWE-20', 'File names with two lines make zgrep write any file.'],
  ['CVE-2021-28831', 'busybox', '1.32.1-r4', '1.32.1-r5', 'High', 7.5, 'AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H', 'CWE-755', 'gunzip frees an invalid pointer on malformed data.'],
  ['CVE-2014-0160', 'openssl', '1.0.1f', '1.0.1g', 'High', 7.5, 'AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N', 'CWE-125', 'A heartbeat request reads memory past the end of its payload.'],
  ['CVE-2023-32681', 'requests', '2.28.2', '2.31.0', 'Medium', 6.1, 'AV:N/AC:H/PR:N/UI:R/S:C/C:H/I:N/A:N', 'CWE-200', 'A redirect to https sends the credentials for a proxy to the server.'],
  ['CVE-2022-40897', 'setuptools', '65.5.0', '65.5.1', 'Medium', 5.9, 'AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:N/A:H', 'CWE-1333', 'A crafted page of a package index makes a regular expression run for long.'],
  ['CVE-2020-28928', 'musl', '1.2.1-r2', '1.2.2_pre2-r0', 'Medium', 5.5, 'AV:L/AC:L/PR:L/UI:N/S:U/C:N/I:N/A:H', 'CWE-787', 'wcsnrtombs may write past the end of its buffer.'],
  ['CVE-2016-2781', 'coreutils', '8.32-4+b1', '', 'Medium', 6.5, 'AV:L/AC:L/PR:L/UI:N/S:C/C:N/I:H/A:N', 'CWE-20', 'A program under chroot can push characters into the terminal of its parent.'],
  ['CVE-2013-4235', 'passwd', '1:4.8.1-1', '', 'Medium', 4.7, 'AV:L/AC:H/PR:L/UI:N/S:U/C:N/I:N/A:H', 'CWE-367', 'Copying and removing directory trees is open to a race.'],
  ['CVE-2023-38546', 'libcurl4', '7.88.1-10+deb12u1', '7.88.1-10+deb12u4', 'Low', 3.7, 'AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:L/A:N', 'CWE-73', 'A file named none in the working directory puts cookies into a duplicated handle.'],
  ['CVE-2022-3219', 'gpgv', '2.2.27-2+deb11u2', '', 'Low', 3.3, 'AV:L/AC:L/PR:N/UI:R/S:U/C:N/I:N/A:L', 'CWE-787', 'Compressed signatures can make gpg run for long.'],
  ['CVE-2023-29383', 'login', '1:4.8.1-1', '', 'Low', 3.3, 'AV:L/AC:L/PR:L/UI:N/S:U/C:N/I:L/A:N', 'CWE-74', 'chfn lets control characters into /etc/passwd.'],
  ['CVE-2020-8908', 'guava', '30.1-jre', '32.0.0-jre', 'Low', 3.3, 'AV:L/AC:L/PR:L/UI:N/S:U/C:L/I:N/A:N', 'CWE-378', 'Files.createTempDir makes a directory that others can read.'],
  ['CVE-2011-3374', 'apt', '2.2.4', '', 'Low', 3.7, 'AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:L/A:N', 'CWE-347', 'apt-key does not check the keys of a keyring as it should.'],
]; // biome-ignore format: a list to read

export const knownVulnerabilities: readonly KnownVulnerability[] = rows.map(
  ([id, name, version, fix, severity, score, vector, cwe, text]) => ({
    ...{ id, package: name, version, fix, severity, score, vector, cwe, text },
  }),
);
