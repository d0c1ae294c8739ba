package io.partita.shell.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class NewTableTest {

    @Test
    void makesATableOfAKey() {
        assertThat(NewTable.of("a\"b", "id").statement())
                .isEqualTo("CREATE TABLE IF NOT EXISTS \"a\"\"b\" (\"id\" STRING PARTITION KEY)");
        assertThat(NewTable.of("t", "customer:string, day:number").statement())
                .isEqualTo(
                        "CREATE TABLE IF NOT EXISTS \"t\" (\"customer\" STRING PARTITION KEY, \"day\" NUMBER SORT KEY)");
        assertThat(NewTable.of("t", "a:b:binary").statement()).contains("\"a:b\" BINARY PARTITION KEY");
    }

    @Test
    void refusesWhatIsNoKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewTable.of("t", "a,b,c"))
                .withMessageContaining("at most one sort key");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewTable.of("t", "a:boolean"))
                .withMessageContaining("is no key attribute");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewTable.of("t", "a,"))
                .withMessageContaining("is no key attribute");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewTable.of("t", "a:date"))
                .withMessageContaining("there is no column type \"date\"");
    }
}
