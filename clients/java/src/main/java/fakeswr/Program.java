package fakeswr;

import com.huaweicloud.sdk.core.exception.SdkException;
import java.util.List;
import java.util.Map;

/**
 * Works with images of a demo namespace by Huawei Cloud's SDK for Java, and checks every answer on the way.
 * Nothing here knows the fake: the SDK is sent to it by HUAWEICLOUD_SDK_REGION_SWR_CN_NORTH_4.
 */
public final class Program {
    private Program() {}

    public static void main(String[] arguments) {
        try {
            run(Account.DEMO.connect());
        } catch (Calls.Failed failed) {
            end(failed.getMessage());
        } catch (ExceptionInInitializerError error) { // of Account, when a variable is not set
            end(error.getCause().getMessage());
        } catch (SdkException refusal) {
            end("call %d should have been answered: %s".formatted(Calls.count(), refusal));
        }
        System.out.printf("calls: %d%n", Calls.count());
        System.exit(0); // else the HTTP client's idle threads keep the program alive for a minute
    }

    private static void run(Enterprise swr) {
        Documented.example(swr);
        Namespaces.lookAround(swr);
        Namespaces.own(swr);
        Signature.run(swr);
        Retention.run(swr);
        Webhooks.run(swr);
        Replication.run(swr);
        Map<String, Object> image = Images.oldest(swr);
        Scanning.run(swr, image);
        Immutability.run(swr, image);
        Images.run(swr, image);
        AuditLogs.run(swr, image);
        Credentials.run(swr);
        ResourceTags.run(swr);
        EndpointService.run(swr);
        Instances.run(swr, List.of(Gc::run, Access::run));
        Documented.refusals(swr);
    }

    private static void end(String sentence) {
        System.err.println("failed: " + sentence);
        System.exit(1);
    }
}
