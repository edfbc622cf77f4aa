package fakeswr;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.huaweicloud.sdk.core.SdkResponse;
import java.util.List;

/** What the operations of several families answer, as far as the program reads it. */
public final class Answers {
    private Answers() {}

    record Named(String name) {}

    record PageInfo(@JsonProperty("next_marker") String nextMarker) {}

    record Execution(Integer id, String status) {}

    record Artifact(String digest) {}

    /** Public, since the SDK itself makes the answer that has no body. */
    public static final class Nothing extends SdkResponse {}

    /** What is waited for. */
    static final class Stage extends SdkResponse {
        public String status;
    }

    /** What has been made, where its id is a text. */
    static final class Made extends SdkResponse {
        public String id;
    }

    static final class Created extends SdkResponse {
        public Integer id;
    }

    /** One page of a list. */
    abstract static class Page<T> extends SdkResponse {
        public Integer total;

        abstract List<T> items();
    }

    static final class Executions extends Page<Execution> {
        public List<Execution> executions;

        List<Execution> items() {
            return executions;
        }
    }

    static final class Artifacts extends Page<Artifact> {
        public List<Artifact> artifacts;

        List<Artifact> items() {
            return artifacts;
        }
    }
}
