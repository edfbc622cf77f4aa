package fakeswr;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.huaweicloud.sdk.core.SdkResponse;
import java.util.List;

/** What the operations answer, as far as the program reads it. */
public final class Answers {
    private Answers() {}

    record Named(String name) {}

    record Artifact(String digest) {}

    record Accessory(String type) {}

    record Execution(Integer id, String status) {}

    record Task(Long id, String repository, @JsonProperty("job_id") String jobId, String status) {}

    record SubTask(String repository, String tags, String digest) {}

    /** Public, since the SDK itself makes the answer that has no body. */
    public static final class Nothing extends SdkResponse {}

    static final class Created extends SdkResponse {
        public Integer id;
    }

    static final class Policy extends SdkResponse {
        public String name;
    }

    /** One page of a list. */
    abstract static class Page<T> extends SdkResponse {
        public Integer total;

        abstract List<T> items();
    }

    static final class Namespaces extends Page<Named> {
        public List<Named> namespaces;

        List<Named> items() {
            return namespaces;
        }
    }

    static final class Repositories extends Page<Named> {
        public List<Named> repositories;

        List<Named> items() {
            return repositories;
        }
    }

    static final class Artifacts extends Page<Artifact> {
        public List<Artifact> artifacts;

        List<Artifact> items() {
            return artifacts;
        }
    }

    static final class Accessories extends Page<Accessory> {
        public List<Accessory> accessories;

        List<Accessory> items() {
            return accessories;
        }
    }

    static final class Executions extends Page<Execution> {
        public List<Execution> executions;

        List<Execution> items() {
            return executions;
        }
    }

    static final class Tasks extends Page<Task> {
        public List<Task> tasks;

        List<Task> items() {
            return tasks;
        }
    }

    static final class SubTasks extends Page<SubTask> {
        @JsonProperty("sub_tasks")
        public List<SubTask> subTasks;

        List<SubTask> items() {
            return subTasks;
        }
    }
}
