package io.partita.tck.protocol.cases;

import java.util.List;

/**
 * A request and the answer that it must get.
 *
 * @param place the file and line where it is written
 * @param bends what is different about how it is sent, which only a client that can be bent is able to send
 * @param request the body
 * @param answer as the file has it; see {@link Expectation}
 */
record Case(String name, String place, String operation, List<Bend> bends, String request, String answer) {

    boolean isSetUp() {
        return name.isEmpty();
    }
}
