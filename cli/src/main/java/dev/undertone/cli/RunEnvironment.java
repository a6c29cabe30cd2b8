package dev.undertone.cli;

import com.google.gson.GsonBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a run was computed on, as far as it may matter to its numbers and times. */
final class RunEnvironment {

    private RunEnvironment() {}

    static String json() {
        Map<String, Object> environment = new LinkedHashMap<>();
        environment.put("undertone", Undertone.version());
        environment.put("java", Runtime.version().toString());
        environment.put("vm", String.valueOf(System.getProperty("java.vm.name")));
        environment.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        environment.put("architecture", String.valueOf(System.getProperty("os.arch")));
        environment.put("processors", Runtime.getRuntime().availableProcessors());
        environment.put("heapMegabytes", Runtime.getRuntime().maxMemory() >> 20);
        return new GsonBuilder().setPrettyPrinting().create().toJson(environment) + "\n";
    }
}
