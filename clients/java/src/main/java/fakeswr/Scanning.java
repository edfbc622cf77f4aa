package fakeswr;

import static fakeswr.Calls.answered;
import static fakeswr.Calls.call;
import static fakeswr.Calls.check;
import static fakeswr.Calls.pause;
import static fakeswr.Calls.with;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.huaweicloud.sdk.core.SdkResponse;
import fakeswr.Answers.Named;
import fakeswr.Answers.Nothing;
import fakeswr.Enterprise.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Scans a version and reads what was found. */
final class Scanning {
    private static final Operation<Nothing> SCAN = Enterprise.post(Images.ONE + "/scan", Nothing.class);
    private static final Operation<Scanned> SHOW = Enterprise.get(Images.ONE, Scanned.class);
    private static final Operation<Reports> REPORTS = Enterprise.get(Images.ONE + "/vulnerabilities", Reports.class);

    private Scanning() {}

    static void run(Enterprise swr, Map<String, Object> image) {
        answered(202, swr, SCAN, image, null);
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        String status = "unknown";
        while (!status.equals("Success")) {
            check(Instant.now().isBefore(deadline), "the scan of %s is still %s after 30 seconds", image, status);
            pause();
            status = statusOf(swr, image);
            check(!List.of("Error", "Stopped").contains(status), "the scan of %s is %s", image, status);
        }
        Map<String, Report> reports = call(swr, REPORTS, image).reports;
        check(reports.size() == 1, "1 report wanted, not %d", reports.size());
        Report report = reports.values().iterator().next();
        check(!report.scanner().name().isEmpty() && !report.generatedAt().isEmpty(), "the report is %s", report);
        check(report.vulnerabilities().stream().noneMatch(one -> one.id().isEmpty() || one.packageName().isEmpty()),
            "a vulnerability has no id or no package");
        System.out.printf("%s has %d vulnerabilities, %s%n",
            image.get("repository_name"), report.vulnerabilities().size(), report.severity());
    }

    private static String statusOf(Enterprise swr, Map<String, Object> image) {
        Map<String, Overview> overviews =
            call(swr, SHOW, with(image, Map.of("with_scan_overview", true))).overviews;
        check(overviews.size() == 1, "1 overview wanted, not %d", overviews.size());
        return overviews.values().iterator().next().status();
    }

    record Overview(@JsonProperty("scan_status") String status) {}

    record Vulnerability(String id, @JsonProperty("package") String packageName) {}

    record Report(
        @JsonProperty("generated_at") String generatedAt, String severity, Named scanner,
        List<Vulnerability> vulnerabilities) {}

    static final class Scanned extends SdkResponse {
        @JsonProperty("scan_overview")
        public Map<String, Overview> overviews;
    }

    /** A report under each of its types. */
    static final class Reports extends SdkResponse {
        final Map<String, Report> reports = new HashMap<>();

        @JsonAnySetter
        public void add(String type, Report report) {
            reports.put(type, report);
        }
    }
}
