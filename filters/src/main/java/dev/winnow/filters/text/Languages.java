package dev.winnow.filters.text;

import dev.winnow.templates.Surrogates;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * Tells the language of a text by its runs of one to three characters: OpenNLP's model of 103
 * languages, whose near relatives count as one here. The same text gets the same answer.
 *
 * <p>The model is loaded on first use (about half a second, 40 MB) and then shared by the whole
 * JVM. Safe to use from several threads. A text of 100 characters takes a tenth of a millisecond.
 */
public final class Languages {
  /** How much of a text is looked at, in characters. */
  public static final int LOOKED_AT = 2000;

  /** Texts of fewer letters are too short to tell. */
  public static final int LETTERS = 20;

  private static final String MODEL = "/langdetect-183.bin";

  /** The model's codes (ISO 639-3), with ours: ISO 639-1 where there is one. */
  private static final Map<String, String> OURS =
      pairs(
          """
          afr=af ara=ar ast=ast aze=az bak=ba bel=be ben=bn bos=bs bre=br bul=bg cat=ca ceb=ceb
          ces=cs che=ce cmn=zh cym=cy dan=da deu=de ekk=et ell=el eng=en epo=eo est=et eus=eu
          fao=fo fas=fa fin=fi fra=fr fry=fy gle=ga glg=gl gsw=gsw guj=gu heb=he hin=hi hrv=hr
          hun=hu hye=hy ind=id isl=is ita=it jav=jv jpn=ja kan=kn kat=ka kaz=kk kir=ky kor=ko
          lat=la lav=lv lim=li lit=lt ltz=lb lvs=lv mal=ml mar=mr min=min mkd=mk mlt=mt mon=mn
          mri=mi msa=ms nan=nan nds=nds nep=ne nld=nl nno=no nob=no oci=oc pan=pa pes=fa plt=mg
          pnb=pnb pol=pl por=pt pus=ps ron=ro rus=ru san=sa sin=si slk=sk slv=sl som=so spa=es
          sqi=sq srp=sr sun=su swa=sw swe=sv tam=ta tat=tt tel=te tgk=tg tgl=tl tha=th tur=tr
          ukr=uk urd=ur uzb=uz vie=vi vol=vo war=war zul=zu""");

  /** The codes as recipes write them, in order. */
  public static final SortedSet<String> CODES = new TreeSet<>(OURS.values());

  private Languages() {}

  private static Map<String, String> pairs(String text) {
    Map<String, String> pairs = new TreeMap<>();
    for (String pair : text.split("\\s+")) {
      pairs.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }
    return pairs;
  }

  /**
   * How probable each language is, by our codes; of relatives, the more probable. The probabilities
   * are small and near each other, most of all those of short texts: they are for comparing, not
   * for bounds.
   */
  public static Map<String, Double> probabilities(String text) {
    Map<String, Double> probabilities = new TreeMap<>();
    LanguageDetectorME detector = new LanguageDetectorME(Loaded.MODEL);
    for (Language language : detector.predictLanguages(Surrogates.prefix(text, LOOKED_AT))) {
      String ours = OURS.getOrDefault(language.getLang(), language.getLang());
      probabilities.merge(ours, language.getConfidence(), Math::max);
    }
    return probabilities;
  }

  /** The most probable language, by our code; of equally probable ones the first. */
  public static String mostProbable(String text) {
    return Collections.max(probabilities(text).entrySet(), Map.Entry.comparingByValue()).getKey();
  }

  /** How many letters there are in what is looked at. */
  public static long letters(String text) {
    return Surrogates.prefix(text, LOOKED_AT).codePoints().filter(Character::isLetter).count();
  }

  private static final class Loaded {
    static final LanguageDetectorModel MODEL = load();

    private static LanguageDetectorModel load() {
      try (InputStream in = LanguageDetectorModel.class.getResourceAsStream(Languages.MODEL)) {
        if (in == null) {
          throw new IllegalStateException("no resource " + Languages.MODEL);
        }
        return new LanguageDetectorModel(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
